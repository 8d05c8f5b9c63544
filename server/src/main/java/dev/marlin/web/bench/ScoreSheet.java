package dev.marlin.web.bench;

import dev.marlin.comparisons.AxisScore;
import dev.marlin.comparisons.Comparisons.Verdict;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Overall;
import dev.marlin.kernel.MarlinException;
import dev.marlin.rubrics.RubricVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The score form: axes, overall, rationale, confidence. The same names in the form, in drafts and in the API:
 * {@code axis.correctness} (1 to 7 or na), {@code overall} (a key of {@link Overall}), {@code confidence},
 * {@code rationale}.
 *
 * @param fields what is filled in, by name
 * @param evidence what the rationale names now
 * @param references of annotations that a rationale may name
 * @param verifiers names of verifiers that it may name, in the order of the table
 * @param readOnly shown, not asked
 */
public record ScoreSheet(
        RubricVersion rubric,
        Map<String, String> fields,
        Judgement.Evidence evidence,
        List<String> references,
        List<String> verifiers,
        boolean readOnly) {
    private static final List<String> STEP_WORDS = List.of(
            "A much better",
            "A better",
            "A slightly better",
            "Equal",
            "B slightly better",
            "B better",
            "B much better");
    private static final List<String> STEP_MARKS = List.of("3", "2", "1", "=", "1", "2", "3");
    private static final List<Overall> OVERALL_STEPS = List.of(
            Overall.A_MUCH_BETTER,
            Overall.A_BETTER,
            Overall.A_SLIGHTLY_BETTER,
            Overall.TIE,
            Overall.B_SLIGHTLY_BETTER,
            Overall.B_BETTER,
            Overall.B_MUCH_BETTER);

    public ScoreSheet {
        fields = Map.copyOf(fields);
        references = List.copyOf(references);
        verifiers = List.copyOf(verifiers);
    }

    /** One step of a scale. */
    public record Step(int number, String value, String mark, String word) {}

    /** Steps of an axis, A's end first. */
    public List<Step> axisSteps() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < STEP_WORDS.size(); i++) {
            steps.add(new Step(i + 1, Integer.toString(i + 1), STEP_MARKS.get(i), STEP_WORDS.get(i)));
        }
        return steps;
    }

    /** Steps of the overall answer; both bad stands apart from them. */
    public List<Step> overallSteps() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < OVERALL_STEPS.size(); i++) {
            String word = i == 3 ? "Tie" : STEP_WORDS.get(i);
            steps.add(new Step(i + 1, OVERALL_STEPS.get(i).key(), STEP_MARKS.get(i), word));
        }
        return steps;
    }

    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    public boolean is(String name, String value) {
        return field(name).equals(value);
    }

    public int words() {
        String text = field("rationale").strip();
        return text.isEmpty() ? 0 : text.split("\\s+", -1).length;
    }

    /**
     * Reads a filled form.
     *
     * @throws MarlinException INVALID, naming everything that is missing at once
     */
    public static Verdict verdict(RubricVersion rubric, Map<String, String> form) {
        List<String> missing = new ArrayList<>();
        Map<String, AxisScore> axes = new HashMap<>();
        for (RubricVersion.Axis axis : rubric.axes()) {
            String value = form.getOrDefault("axis." + axis.key(), "");
            if (value.isEmpty()) {
                missing.add(axis.title());
            } else {
                axes.put(axis.key(), score(axis, value));
            }
        }
        String overall = form.getOrDefault("overall", "");
        String confidence = form.getOrDefault("confidence", "");
        String rationale = form.getOrDefault("rationale", "");
        if (overall.isEmpty()) {
            missing.add("Overall");
        }
        if (rationale.isBlank()) {
            missing.add("Why");
        }
        if (confidence.isEmpty()) {
            missing.add("Confidence");
        }
        if (!missing.isEmpty()) {
            throw MarlinException.invalid("Still to answer: " + String.join(", ", missing)
                    + ". Nothing was sent; what you filled in is kept.");
        }
        return new Verdict(
                axes,
                Words.constant(Overall.class, "overall", overall),
                Words.constant(Judgement.Confidence.class, "confidence", confidence),
                rationale.replace("\r\n", "\n"));
    }

    /** Fields of the form among all parameters: what a draft keeps. */
    public static Map<String, String> fieldsOf(Map<String, String> parameters) {
        Map<String, String> fields = new HashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith("axis.")
                    || List.of("overall", "confidence", "rationale", "followUp", "mode")
                            .contains(name)) {
                fields.put(name, value);
            }
        });
        return fields;
    }

    private static AxisScore score(RubricVersion.Axis axis, String value) {
        if (value.equals("na")) {
            return new AxisScore.NotApplicable();
        }
        if (!value.matches("[1-7]")) {
            throw MarlinException.invalid(axis.title() + ": 1 to 7 or na. Nothing was saved.");
        }
        return new AxisScore.Step(Integer.parseInt(value));
    }
}
