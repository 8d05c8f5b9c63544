package dev.marlin.api.reviews;

import dev.marlin.comparisons.AxisScore;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Overall;
import dev.marlin.kernel.MarlinException;
import dev.marlin.reviews.Opinion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A judgement of both sides, as programs spell it.
 *
 * @param axes by axis key: {@code 1} (A much better) to {@code 7} (B much better), or {@code na}
 * @param overall {@code a_much_better} … {@code tie}, {@code both_bad}
 * @param confidence {@code guess}, {@code fair}, {@code sure}, {@code certain}
 * @param rationale names an annotation or a verifier
 */
public record OpinionBody(
        @Nullable Map<String, String> axes,
        @Nullable String overall,
        @Nullable String confidence,
        @Nullable String rationale) {

    /** @throws MarlinException INVALID that names the field and its rule */
    Opinion opinion() {
        Map<String, AxisScore> scores = new HashMap<>();
        given(axes, "axes").forEach((axis, value) -> scores.put(axis, score(axis, value)));
        return new Opinion(
                scores,
                constant(Overall.class, "overall", given(overall, "overall")),
                constant(Judgement.Confidence.class, "confidence", given(confidence, "confidence")),
                given(rationale, "rationale"));
    }

    static OpinionBody of(Opinion opinion) {
        Map<String, String> axes = new TreeMap<>();
        opinion.axes().forEach((axis, score) -> axes.put(axis, spelled(score)));
        return new OpinionBody(
                axes,
                opinion.overall().key(),
                opinion.confidence().name().toLowerCase(Locale.ROOT),
                opinion.rationale());
    }

    /** @throws MarlinException INVALID when the field is missing */
    static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw MarlinException.invalid(field + ": this field is needed. Nothing was saved.");
        }
        return value;
    }

    private static String spelled(AxisScore score) {
        return switch (score) {
            case AxisScore.NotApplicable none -> "na";
            case AxisScore.Step step -> Integer.toString(step.value());
        };
    }

    private static AxisScore score(String axis, @Nullable String value) {
        if ("na".equals(value)) {
            return new AxisScore.NotApplicable();
        }
        if (value == null || !value.matches("[1-7]")) {
            throw MarlinException.invalid("axes." + axis + ": 1 to 7 or na. Nothing was saved.");
        }
        return new AxisScore.Step(Integer.parseInt(value));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String field, String word) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
                return constant;
            }
        }
        String words = String.join(
                ", ",
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList());
        throw MarlinException.invalid(field + ": one of " + words + ". Nothing was saved.");
    }
}
