package dev.postroom;

import java.util.ArrayList;
import java.util.List;

/** What was given up, oldest first, for a person to look at. */
public final class DeadLetters {
    private final List<Entry> entries = new ArrayList<>();

    public synchronized void add(Letter letter, String reason) {
        entries.add(new Entry(letter, reason));
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** One dead letter with the reason that people read. */
    public record Entry(Letter letter, String reason) {}
}
