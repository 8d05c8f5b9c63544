package dev.marlin.pay;

import dev.marlin.kernel.Money;
import java.time.Instant;

/**
 * One entry of the ledger as people read it.
 *
 * @param account what the amount went into (positive) or out of (negative)
 */
public record LedgerLine(long id, Instant at, String kind, String memo, String account, Money amount) {
    /** Whether money left; all other entries say what was earned. */
    boolean isPayout() {
        return kind.equals("payout");
    }
}
