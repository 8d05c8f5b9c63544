/** The life of a submission: its id, the states it can be in and the steps between them. */
@NullMarked
package dev.marlin.reviews.life;

import org.jspecify.annotations.NullMarked;
