package dev.marlin.dashboards;

import dev.marlin.kernel.MarlinException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The time in which something was accepted: a month in UTC, or all of it.
 *
 * @param month empty for all
 */
public record Period(Optional<YearMonth> month) {
    public static final Period ALL = new Period(Optional.empty());

    /** @throws MarlinException INVALID for anything but {@code all} or a month such as {@code 2026-11} */
    public static Period parse(String text) {
        if (text.equals("all")) {
            return ALL;
        }
        try {
            return new Period(Optional.of(YearMonth.parse(text)));
        } catch (DateTimeParseException e) {
            throw MarlinException.invalid("period: all, or a month such as 2026-11, not “" + text + "”.");
        }
    }

    /** {@code all} or {@code 2026-11}. */
    public String key() {
        return month.map(YearMonth::toString).orElse("all");
    }

    /** The month before; of all, the month that contains the moment. */
    public Period before(Instant now) {
        return new Period(Optional.of(
                month.map(one -> one.minusMonths(1)).orElseGet(() -> YearMonth.from(now.atOffset(ZoneOffset.UTC)))));
    }

    /** The month after; all where that has not begun. */
    public Period after(Instant now) {
        YearMonth latest = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        return new Period(month.map(one -> one.plusMonths(1)).filter(next -> !next.isAfter(latest)));
    }

    /** Whether the moment lies in it. */
    boolean holds(Instant moment) {
        return !moment.isBefore(from()) && moment.isBefore(to());
    }

    Instant from() {
        return month.map(one -> one.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElse(Instant.EPOCH);
    }

    Instant to() {
        return month.map(one ->
                        one.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElse(Instant.parse("9999-01-01T00:00:00Z"));
    }
}
