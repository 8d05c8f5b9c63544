package dev.marlin.e2e.week;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What people did, counted by its name; and what went otherwise than they may expect. */
final class Tally {
    private final Map<String, AtomicInteger> deeds = new ConcurrentHashMap<>();
    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    void add(String deed) {
        deeds.computeIfAbsent(deed, any -> new AtomicInteger()).incrementAndGet();
    }

    /** Counts the deed, or how it was refused; @return whether it was done */
    boolean add(String deed, Answer answer) {
        if (answer.good()) {
            add(deed);
        } else {
            add(deed + ", refused " + answer.status());
            reasons.putIfAbsent(deed + ", refused " + answer.status(), answer.words(160));
        }
        return answer.good();
    }

    /** How often it was done. */
    int of(String deed) {
        AtomicInteger count = deeds.get(deed);
        return count == null ? 0 : count.get();
    }

    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(deeds)
                .forEach((deed, count) ->
                        lines.append("%-48s %7d  %s%n".formatted(deed, count.get(), reasons.getOrDefault(deed, ""))));
        return lines.toString();
    }
}
