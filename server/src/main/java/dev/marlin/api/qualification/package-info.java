/** Qualifications for programs: their rules, how the caller stands, and figures of items for those who own them. */
@NullMarked
package dev.marlin.api.qualification;

import org.jspecify.annotations.NullMarked;
