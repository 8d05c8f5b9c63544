package dev.marlin.web.reviews;

import dev.marlin.comparisons.AxisScore;
import dev.marlin.comparisons.Comparisons;
import dev.marlin.reviews.Opinion;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.web.bench.ScoreSheet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** An opinion and the score form's fields, one as the other. */
final class ScoreFields {
    private ScoreFields() {}

    static Map<String, String> of(Opinion opinion) {
        Map<String, String> fields = new HashMap<>();
        opinion.axes().forEach((axis, score) -> fields.put("axis." + axis, spelled(score)));
        fields.put("overall", opinion.overall().key());
        fields.put("confidence", opinion.confidence().name().toLowerCase(Locale.ROOT));
        fields.put("rationale", opinion.rationale());
        return fields;
    }

    /** @throws dev.marlin.kernel.MarlinException INVALID, naming everything that is missing at once */
    static Opinion opinion(RubricVersion rubric, Map<String, String> form) {
        Comparisons.Verdict read = ScoreSheet.verdict(rubric, form);
        return new Opinion(read.axes(), read.overall(), read.confidence(), read.rationale());
    }

    private static String spelled(AxisScore score) {
        return switch (score) {
            case AxisScore.NotApplicable none -> "na";
            case AxisScore.Step step -> Integer.toString(step.value());
        };
    }
}
