/** Batches and evaluations for programs. */
@NullMarked
package dev.marlin.api.evaluation;

import org.jspecify.annotations.NullMarked;
