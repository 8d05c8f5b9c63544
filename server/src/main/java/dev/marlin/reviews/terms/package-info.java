/** What holds for the review of a campaign's submissions: versions that later versions do not touch. */
@NullMarked
package dev.marlin.reviews.terms;

import org.jspecify.annotations.NullMarked;
