package dev.marlin.dashboards;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One accepted comparison, by the judgement that counts.
 *
 * @param verdict which side was preferred
 * @param axes step by axis: 1 to 3 for A, 4 for alike, 5 to 7 for B; what was not applicable is absent
 * @param turns what the author said of each turn as it ended, by its number
 */
record Battle(
        UUID judgement,
        String task,
        Traits traits,
        Sides sides,
        Verdict verdict,
        Map<String, Integer> axes,
        SortedMap<Integer, Verdict> turns) {
    Battle {
        axes = Map.copyOf(axes);
        turns = Collections.unmodifiableSortedMap(new TreeMap<>(turns));
    }

    /** As {@link Traits#resolved}. */
    Optional<Resolved> resolved() {
        return traits.resolved();
    }

    /**
     * What a comparison is of.
     *
     * @param language of its repository; {@code unknown} where the catalog has none
     * @param repository its key
     * @param resolved whether each side's last work passed all verifiers; empty where any of them gave no answer
     */
    record Traits(String category, String language, String repository, Optional<Resolved> resolved) {
        /** How hard the task was for the two, by how many of them passed its verifiers; empty where that cannot be said. */
        Optional<String> difficulty() {
            return resolved.map(both -> {
                if (both.a() != both.b()) {
                    return "one passes";
                }
                return both.a() ? "both pass" : "neither passes";
            });
        }
    }

    /** Names of the agents, and whether a model was called on both sides. */
    record Sides(String a, String b, boolean scripted) {}

    /** Whether every verifier passed. */
    record Resolved(boolean a, boolean b) {}

    /** The answer on the whole, or on one axis. */
    enum Verdict {
        A,
        TIE,
        B,
        BOTH_BAD;

        static Verdict of(String overall) {
            return switch (overall) {
                case "tie" -> TIE;
                case "both_bad" -> BOTH_BAD;
                default -> overall.startsWith("a_") ? A : B;
            };
        }

        static Verdict of(int step) {
            if (step == 4) {
                return TIE;
            }
            return step < 4 ? A : B;
        }
    }
}
