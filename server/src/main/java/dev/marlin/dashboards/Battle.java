package dev.marlin.dashboards;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One accepted comparison, by the judgement that counts.
 *
 * @param language of the task's repository; {@code unknown} where the catalog has none
 * @param verdict which side was preferred
 * @param axes step by axis: 1 to 3 for A, 4 for alike, 5 to 7 for B; what was not applicable is absent
 * @param resolved whether each side's last work passed all verifiers; empty where any of them gave no answer
 */
record Battle(
        UUID judgement,
        String task,
        String language,
        Sides sides,
        Verdict verdict,
        Map<String, Integer> axes,
        Optional<Resolved> resolved) {
    Battle {
        axes = Map.copyOf(axes);
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
