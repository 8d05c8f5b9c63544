/** Decisions that stand as examples of how a clause of a rubric is meant. */
@NullMarked
package dev.marlin.reviews.precedents;

import org.jspecify.annotations.NullMarked;
