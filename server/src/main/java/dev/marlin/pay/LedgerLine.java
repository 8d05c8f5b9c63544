package dev.marlin.pay;

import dev.marlin.kernel.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * One entry of the ledger as people read it.
 *
 * @param transaction the transaction it is part of
 * @param account what the amount went into (positive) or out of (negative)
 */
public record LedgerLine(
        long id, UUID transaction, Instant at, String kind, String memo, String account, Money amount) {}
