package dev.marlin.web.catalog;

import java.time.Instant;
import java.util.Locale;

/** Numbers and dates as these pages write them. */
public final class Formats {
    private Formats() {}

    /** {@code 24,229}. */
    public static String number(long number) {
        return String.format(Locale.US, "%,d", number);
    }

    /** {@code 2026-11-21}, in UTC. */
    public static String day(Instant at) {
        return at.toString().substring(0, 10);
    }

    /** {@code 2026-11-21 14:03 UTC}. */
    public static String minute(Instant at) {
        return at.toString().substring(0, 16).replace('T', ' ') + " UTC";
    }

    /** {@code 1.6 MB}. */
    public static String bytes(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.US, "%.1f kB", bytes / 1e3)
                : String.format(Locale.US, "%.1f MB", bytes / 1e6);
    }
}
