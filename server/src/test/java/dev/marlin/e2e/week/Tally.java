package dev.marlin.e2e.week;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What people did, counted by its name; and what went otherwise than they may expect. */
final class Tally {
    private final Map<String, AtomicInteger> deeds = new ConcurrentHashMap<>();

    void add(String deed) {
        deeds.computeIfAbsent(deed, any -> new AtomicInteger()).incrementAndGet();
    }

    /** Counts the deed, or how it was refused; @return whether it was done */
    boolean add(String deed, Answer answer) {
        add(answer.good() ? deed : deed + ", refused " + answer.status());
        return answer.good();
    }

    int of(String deed) {
        AtomicInteger count = deeds.get(deed);
        return count == null ? 0 : count.get();
    }

    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(deeds).forEach((deed, count) -> lines.append("%-48s %7d%n".formatted(deed, count.get())));
        return lines.toString();
    }
}
