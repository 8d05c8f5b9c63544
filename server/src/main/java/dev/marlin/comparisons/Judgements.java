package dev.marlin.comparisons;

import dev.marlin.kernel.PersonId;
import dev.marlin.runs.PairId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Judgements as upper floors read and add them: insert only. */
public interface Judgements {
    /** All judgements of a comparison, oldest first, in every role and round. */
    List<Judgement> of(ComparisonId comparison);

    /** What was said of each of these comparisons; those of which nothing was said are left out. */
    Map<ComparisonId, Judged> judged(Collection<ComparisonId> comparisons);

    /**
     * Records a judgement under the campaign's rubric version.
     *
     * @throws dev.marlin.kernel.MarlinException INVALID when an axis lacks an answer or the rationale names no evidence
     */
    Judgement judge(JudgementDraft draft);

    /**
     * What was said of a comparison, with who stands where; not for judging pages.
     *
     * @param judgements oldest first, in every role and round
     */
    record Judged(PairId pair, Sides sides, List<Judgement> judgements) {
        public Judged {
            judgements = List.copyOf(judgements);
        }
    }

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
