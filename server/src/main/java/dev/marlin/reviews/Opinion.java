package dev.marlin.reviews;

import dev.marlin.comparisons.AxisScore;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Overall;
import java.util.Map;

/**
 * What somebody says of both sides, without who says it.
 *
 * @param axes by axis key of the rubric version
 * @param rationale names evidence: an annotation or a verifier
 */
public record Opinion(Map<String, AxisScore> axes, Overall overall, Judgement.Confidence confidence, String rationale) {
    public Opinion {
        axes = Map.copyOf(axes);
    }

    static Opinion of(Judgement judgement) {
        return new Opinion(judgement.axes(), judgement.overall(), judgement.confidence(), judgement.rationale());
    }
}
