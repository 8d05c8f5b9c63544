package dev.marlin.rubrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One published version of a rubric; never changed afterwards.
 *
 * @param rubric name of the rubric
 * @param number 1, 2, 3 …
 * @param axes what is judged, in the order of the page
 * @param reasonCodes reasons that an adjudicator may give
 * @param reason why this version was published
 * @param origin how it came to be
 */
public record RubricVersion(
        RubricVersionId id,
        String rubric,
        int number,
        List<Axis> axes,
        List<ReasonCode> reasonCodes,
        String reason,
        Instant publishedAt,
        Origin origin) {
    public RubricVersion {
        axes = List.copyOf(axes);
        reasonCodes = List.copyOf(reasonCodes);
    }

    /** A version without a proposal on record. */
    public RubricVersion(
            RubricVersionId id,
            String rubric,
            int number,
            List<Axis> axes,
            List<ReasonCode> reasonCodes,
            String reason,
            Instant publishedAt) {
        this(id, rubric, number, axes, reasonCodes, reason, publishedAt, new Origin.Unrecorded());
    }

    /** How a version came to be. */
    public sealed interface Origin {
        /** It is older than proposals. */
        record Unrecorded() implements Origin {}

        /**
         * It was proposed and published.
         *
         * @param sole one person did both: the first version, where nobody else could publish it
         * @param dispute what asked for the change, by id
         */
        record Proposed(ProposalId proposal, ChangeKind kind, boolean sole, Optional<UUID> dispute) implements Origin {}
    }

    /**
     * One axis.
     *
     * @param key snake_case, stable: {@code correctness}
     * @param anchors guidance per distance from equal: 1 slightly, 2, 3 much better
     * @param examples empty in versions that are older than examples
     */
    public record Axis(String key, String title, String guidance, Map<Integer, String> anchors, Examples examples) {
        public Axis {
            anchors = Map.copyOf(anchors);
        }

        /** An axis that shows no examples. */
        public Axis(String key, String title, String guidance, Map<Integer, String> anchors) {
            this(key, title, guidance, anchors, Examples.NONE);
        }
    }

    /** Texts that show how the axis is judged well and badly. */
    public record Examples(List<String> good, List<String> bad) {
        static final Examples NONE = new Examples(List.of(), List.of());

        public Examples {
            good = List.copyOf(good);
            bad = List.copyOf(bad);
        }

        public boolean isEmpty() {
            return good.isEmpty() && bad.isEmpty();
        }
    }

    /** A reason that an adjudication can rest on. */
    public record ReasonCode(String key, String title) {}
}
