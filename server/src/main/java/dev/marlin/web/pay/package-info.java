/** Pages of money: a person's earnings, and the books for finance. */
@NullMarked
package dev.marlin.web.pay;

import org.jspecify.annotations.NullMarked;
