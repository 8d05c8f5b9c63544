/** Which adjudications rest on which reason code. */
@NullMarked
package dev.marlin.reviews.reasons;

import org.jspecify.annotations.NullMarked;
