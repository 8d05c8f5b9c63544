/** Housekeeping that nobody waits for: sweeps, exports, recomputation. Nothing with a cost or a candidate. */
@NullMarked
package dev.marlin.jobs;

import org.jspecify.annotations.NullMarked;
