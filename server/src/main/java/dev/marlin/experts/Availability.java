package dev.marlin.experts;

import dev.marlin.kernel.MarlinException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * When somebody works.
 *
 * @param hoursPerWeek 0 to 80; empty: not said
 * @param awayFrom first day without turns, in UTC
 * @param awayUntil last day without turns; there when the first is
 */
public record Availability(
        Optional<Integer> hoursPerWeek, Optional<LocalDate> awayFrom, Optional<LocalDate> awayUntil) {
    /** Of somebody who said nothing. */
    public static final Availability UNSAID = new Availability(Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws MarlinException INVALID that names the field and its rule */
    public Availability {
        require(hoursPerWeek.filter(hours -> hours < 0 || hours > 80).isEmpty(), "hoursPerWeek: 0 to 80");
        require(
                awayFrom.isPresent() == awayUntil.isPresent(),
                "awayFrom: both the first and the last day are needed, or none");
        require(
                awayFrom.isEmpty()
                        || !awayUntil.orElseThrow().isBefore(awayFrom.get())
                                && awayUntil
                                        .orElseThrow()
                                        .isBefore(awayFrom.get().plusYears(1)),
                "awayUntil: on or after the first day, and less than a year later");
    }

    /** Reads the fields of a form; an empty one says nothing. */
    public static Availability of(String hours, String from, String until) {
        return new Availability(hours(hours), date("awayFrom", from), date("awayUntil", until));
    }

    private static Optional<Integer> hours(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        require(text.strip().matches("\\d{1,3}"), "hoursPerWeek: a whole number, 0 to 80");
        return Optional.of(Integer.valueOf(text.strip()));
    }

    private static Optional<LocalDate> date(String field, String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException e) {
            throw MarlinException.invalid(field + ": a day as 2031-05-17. Nothing was saved.");
        }
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw MarlinException.invalid(rule + ". Nothing was saved.");
        }
    }
}
