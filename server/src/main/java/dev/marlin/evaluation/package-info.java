/** Locked batches of tasks that any later agent version runs on again. */
@NullMarked
package dev.marlin.evaluation;

import org.jspecify.annotations.NullMarked;
