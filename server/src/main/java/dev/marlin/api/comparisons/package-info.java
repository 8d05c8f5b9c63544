/** Comparisons for programs: everything that the page can do, in its expert's role. */
@NullMarked
package dev.marlin.api.comparisons;

import org.jspecify.annotations.NullMarked;
