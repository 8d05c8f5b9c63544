/**
 * The books themselves: accounts, transactions that sum to zero in one currency, and the one place that writes them. All
 * other rooms of pay say what happened; this one books it.
 */
@NullMarked
package dev.marlin.pay.books;

import org.jspecify.annotations.NullMarked;
