/** Pages of reviews: the list, the reviewer's two steps, the adjudicator's matrix, the author's answer. */
@NullMarked
package dev.marlin.web.reviews;

import org.jspecify.annotations.NullMarked;
