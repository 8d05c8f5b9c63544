/** The life of a submission: what it is, its states, the steps between them, and what reviewers say on the way. */
@NullMarked
package dev.marlin.reviews.life;

import org.jspecify.annotations.NullMarked;
