/**
 * Paying people: where they want to be paid, batches that two people let out, the files for the bank, and what came back
 * of each line.
 */
@NullMarked
package dev.marlin.pay.payouts;

import org.jspecify.annotations.NullMarked;
