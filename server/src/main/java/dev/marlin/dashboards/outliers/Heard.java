package dev.marlin.dashboards.outliers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that was said of one comparison by people who had not heard each other.
 *
 * @param authorAgrees as {@link #agrees}, of the author
 */
record Heard(List<Voice> voices, Optional<Boolean> authorAgrees) {
    Heard {
        voices = List.copyOf(voices);
    }

    static Heard of(List<Voice> voices) {
        return new Heard(
                voices, voices.stream().filter(Voice::author).findFirst().flatMap(author -> agrees(author, voices)));
    }

    boolean without(String who) {
        return voices.stream().noneMatch(voice -> voice.who().equals(who));
    }

    /** Whether somebody says what more than half of the others say; empty where no answer has that many. */
    Optional<Boolean> agrees(Voice one) {
        return agrees(one, voices);
    }

    private static Optional<Boolean> agrees(Voice one, List<Voice> voices) {
        Map<String, Integer> said = new HashMap<>();
        voices.stream()
                .filter(voice -> !voice.who().equals(one.who()))
                .forEach(voice -> said.merge(voice.answer(), 1, Integer::sum));
        int others = said.values().stream().mapToInt(count -> count).sum();
        return said.entrySet().stream()
                .filter(entry -> 2 * entry.getValue() > others)
                .findFirst()
                .map(entry -> entry.getKey().equals(one.answer()));
    }
}
