/** Immutable agent versions: what ran, never how it was judged. */
@NullMarked
package dev.marlin.agents;

import org.jspecify.annotations.NullMarked;
