package dev.marlin.catalog.rows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Dates as catalogs write them: {@code 2021-12-30T02:19:09Z} (or another offset), {@code 2021-01-05 13:09:27.000} and
 * {@code 2011-05-27}; the last two are read as UTC. Years 1970 to 2100,
 * to the microsecond.
 */
final class RowDates {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("2101-01-01T00:00:00Z");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern SPACED =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?");

    private RowDates() {}

    static Optional<Instant> parse(String field, Optional<String> text) {
        return text.map(String::strip).filter(t -> !t.isEmpty()).map(t -> parse(field, t));
    }

    private static Instant parse(String field, String text) {
        Instant instant;
        try {
            instant = instant(text);
        } catch (DateTimeException e) {
            throw new BadRowException(field + ": not a date: " + RowFields.shown(text)
                    + "; write 2026-08-05, 2026-08-05 13:09:27 or 2026-08-05T13:09:27Z");
        }
        if (instant.isBefore(FIRST) || !instant.isBefore(LAST)) {
            throw new BadRowException(field + ": a year between 1970 and 2100 is expected, not " + text);
        }
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant instant(String text) {
        if (DAY.matcher(text).matches()) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        if (SPACED.matcher(text).matches()) {
            return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        }
        return OffsetDateTime.parse(text).toInstant();
    }
}
