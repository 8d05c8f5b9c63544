/** What is taken off the desk when somebody is erased. */
@NullMarked
package dev.marlin.comparisons.erased;

import org.jspecify.annotations.NullMarked;
