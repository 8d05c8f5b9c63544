package dev.marlin.pay.periods;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

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
        String csvSha256) {
    /** @throws MarlinException NOT_FOUND when it is no number of a period */
    public static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,6}")) {
            throw MarlinException.notFound("That period");
        }
        return Integer.parseInt(text);
    }

    /** A day of the books, as people and programs write it. @throws MarlinException INVALID when it is no day */
    public static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new MarlinException(
                    Problem.INVALID,
                    field + ": a day such as 2027-01-31 is needed, not “" + text + "”. Nothing was changed.",
                    e);
        }
    }
}
