package dev.marlin.pay.periods;

import java.time.Instant;
import java.util.UUID;

/** One entry of a period, with its transaction and account. */
record Movement(
        long entry,
        UUID transaction,
        Instant at,
        String kind,
        String reference,
        String account,
        UUID owner,
        String currency,
        long amount) {}
