/** Who did what, when, on which version, on what evidence: written with the change itself, chained afterwards. */
@NullMarked
package dev.marlin.audit;

import org.jspecify.annotations.NullMarked;
