package dev.marlin.pay.books;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A transaction of the ledger as it stands there for good.
 *
 * @param kind as SQL spells it
 * @param reversed whether a later transaction takes it back
 */
public record Booked(
        UUID id,
        Posting.Kind kind,
        String reference,
        String memo,
        Instant at,
        boolean reversed,
        List<Posting.Entry> entries) {
    public Booked {
        entries = List.copyOf(entries);
    }
}
