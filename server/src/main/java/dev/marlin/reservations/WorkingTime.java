package dev.marlin.reservations;

import java.time.Duration;

/**
 * Counted working time.
 *
 * @param total in all
 * @param today of it on the present day, UTC
 */
public record WorkingTime(Duration total, Duration today) {
    /** {@code 3 h 12 min, of which 40 min today}; {@code less than a minute}. */
    public String words() {
        return words(total) + (total.equals(today) ? "" : ", of which " + words(today) + " today");
    }

    private static String words(Duration span) {
        if (span.toMinutes() < 1) {
            return span.isZero() ? "nothing" : "less than a minute";
        }
        return span.toHours() > 0 ? span.toHours() + " h " + span.toMinutesPart() + " min" : span.toMinutes() + " min";
    }
}
