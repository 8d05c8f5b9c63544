package dev.marlin.pay.periods;

import dev.marlin.kernel.PersonId;
import java.time.Instant;

/**
 * A closed part of the books.
 *
 * @param number 1, 2, 3 … without gaps
 * @param since the end of the one before, or the time of the first transaction
 * @param until exclusive
 * @param jsonSha256 digest of {@link Periods#json}
 * @param csvSha256 digest of {@link Periods#csv}
 */
public record Period(
        int number,
        Instant since,
        Instant until,
        PersonId closedBy,
        Instant closedAt,
        String jsonSha256,
        String csvSha256) {}
