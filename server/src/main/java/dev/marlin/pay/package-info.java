/** Double-entry ledger: fees, corrections, payouts. */
@NullMarked
package dev.marlin.pay;

import org.jspecify.annotations.NullMarked;
