/** Batches and evaluations as pages. */
@NullMarked
package dev.marlin.web.evaluation;

import org.jspecify.annotations.NullMarked;
