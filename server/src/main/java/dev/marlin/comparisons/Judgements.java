package dev.marlin.comparisons;

import dev.marlin.kernel.PersonId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Judgements as upper floors read and add them: insert only. */
public interface Judgements {
    Judgement get(JudgementId judgement);

    /** All judgements of a comparison, oldest first, in every role and round. */
    List<Judgement> of(ComparisonId comparison);

    /**
     * Records a judgement under the campaign's rubric version.
     *
     * @throws dev.marlin.kernel.MarlinException INVALID when an axis lacks an answer or the rationale names no evidence
     */
    Judgement judge(JudgementDraft draft);

    /** Who stands where; not for judging pages. */
    Sides sides(ComparisonId comparison);

    /** A judgement about to be recorded; axes by key, all of the rubric version's axes. */
    record JudgementDraft(
            ComparisonId comparison,
            OptionalInt turn,
            PersonId judge,
            Judgement.Role role,
            int round,
            Map<String, AxisScore> axes,
            Overall overall,
            Judgement.Confidence confidence,
            String rationale) {
        public JudgementDraft {
            axes = Map.copyOf(axes);
        }
    }
}
