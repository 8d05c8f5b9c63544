/** Whose turn it is: one row per open item and person, so that nothing waits for nobody. */
@NullMarked
package dev.marlin.attention;

import org.jspecify.annotations.NullMarked;
