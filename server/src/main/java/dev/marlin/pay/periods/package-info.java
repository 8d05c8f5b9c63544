/** Closing the books: which transactions belong to which period for good, and documents of it that never differ. */
@NullMarked
package dev.marlin.pay.periods;

import org.jspecify.annotations.NullMarked;
