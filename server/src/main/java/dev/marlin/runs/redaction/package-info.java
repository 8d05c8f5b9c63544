/**
 * The one redaction rule: looks only at what an agent added, takes out what names it, counts what it took out, and says
 * when a name carries the code's meaning, so that a manager must decide. Pure functions over text: no database, no
 * runner. Originals are never touched; what comes out is a view.
 */
@NullMarked
package dev.marlin.runs.redaction;

import org.jspecify.annotations.NullMarked;
