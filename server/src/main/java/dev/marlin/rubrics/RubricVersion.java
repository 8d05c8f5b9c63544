package dev.marlin.rubrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One published version of a rubric; never changed afterwards.
 *
 * @param rubric name of the rubric
 * @param number 1, 2, 3 …
 * @param axes what is judged, in the order of the page
 * @param reasonCodes reasons that an adjudicator may give
 * @param reason why this version was published
 */
public record RubricVersion(
        RubricVersionId id,
        String rubric,
        int number,
        List<Axis> axes,
        List<ReasonCode> reasonCodes,
        String reason,
        Instant publishedAt) {
    public RubricVersion {
        axes = List.copyOf(axes);
        reasonCodes = List.copyOf(reasonCodes);
    }

    /**
     * One axis.
     *
     * @param key snake_case, stable: {@code correctness}
     * @param anchors guidance per distance from equal: 1 slightly, 2, 3 much better
     */
    public record Axis(String key, String title, String guidance, Map<Integer, String> anchors) {
        public Axis {
            anchors = Map.copyOf(anchors);
        }
    }

    /** A reason that an adjudication can rest on. */
    public record ReasonCode(String key, String title) {}
}
