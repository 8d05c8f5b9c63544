/** Independent reviews in rounds, adjudication, acceptance. */
@NullMarked
package dev.marlin.reviews;

import org.jspecify.annotations.NullMarked;
