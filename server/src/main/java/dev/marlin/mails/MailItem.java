package dev.marlin.mails;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing that a person is to be told.
 *
 * @param key of what it tells, so that it is told once
 * @param title without control characters, at most 160 characters
 * @param link path of the page
 */
record MailItem(UUID id, MailKind kind, String key, String title, String link, Instant at) {
    private static final int LONGEST = 160;

    /** Cleans the title: whoever wrote it does not write headers or lines of ours. */
    MailItem {
        String clean = title.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", " ").strip();
        title = clean.length() > LONGEST ? clean.substring(0, LONGEST - 1) + "…" : clean;
    }

    static MailItem of(MailKind kind, String key, String title, String link, Instant at) {
        return new MailItem(UUID.randomUUID(), kind, key, title, link, at);
    }
}
