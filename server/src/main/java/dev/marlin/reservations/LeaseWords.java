package dev.marlin.reservations;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as people read them in a refusal. */
final class LeaseWords {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private LeaseWords() {}

    static String utc(Instant moment) {
        return UTC.format(moment);
    }
}
