/** The comparison page: blind, for its expert alone. */
@NullMarked
package dev.marlin.web.comparisons;

import org.jspecify.annotations.NullMarked;
