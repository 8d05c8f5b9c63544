/** Qualifications, attempts, appeals and practice as pages. */
@NullMarked
package dev.marlin.web.qualification;

import org.jspecify.annotations.NullMarked;
