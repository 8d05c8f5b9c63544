/** The clock of reviews: no turn waits for ever for one person. */
@NullMarked
package dev.marlin.reviews.clock;

import org.jspecify.annotations.NullMarked;
