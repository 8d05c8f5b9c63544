/** Reviews and adjudication for programs, in the role of the person whose token they hold. */
@NullMarked
package dev.marlin.api.reviews;

import org.jspecify.annotations.NullMarked;
