package dev.marlin.web.ui;

import java.time.Duration;
import java.time.Instant;

/**
 * How long something still lasts, in words that fit a narrow column.
 *
 * @param words {@code 2 h 31 min left}, {@code 12 min left}, {@code over}
 * @param near whether less than ten minutes are left
 */
public record TimeLeft(String words, boolean near) {
    private static final Duration NEAR = Duration.ofMinutes(10);

    /** The time from now until then; over is over. */
    public static TimeLeft until(Instant then, Instant now) {
        Duration left = Duration.between(now, then);
        return new TimeLeft(left.isPositive() ? words(left) + " left" : "over", left.compareTo(NEAR) < 0);
    }

    private static String words(Duration span) {
        if (span.toDays() >= 2) {
            return span.toDays() + " days";
        }
        return span.toHours() > 0
                ? span.toHours() + " h " + span.toMinutesPart() + " min"
                : Math.max(1, span.toMinutes()) + " min";
    }
}
