package dev.marlin.rubrics;

import dev.marlin.kernel.MarlinException;
import dev.marlin.rubrics.RubricVersion.Axis;
import dev.marlin.rubrics.RubricVersion.ReasonCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A rubric as it is about to be published.
 *
 * @param name of the rubric, 1 to 80 characters; a new name begins a new rubric
 * @param reason why this version is published, 1 to 500 characters
 * @param axes 1 to 12, keys unique, each with anchors 1, 2 and 3
 * @param reasonCodes 1 to 30, keys unique
 */
public record RubricDraft(String name, String reason, List<Axis> axes, List<ReasonCode> reasonCodes) {
    private static final String KEY = "[a-z][a-z0-9_]{0,39}";

    /** @throws MarlinException INVALID that names the field and its rule */
    public RubricDraft {
        axes = List.copyOf(axes);
        reasonCodes = List.copyOf(reasonCodes);
        text("name", name, 80);
        text("reason", reason, 500);
        require(!axes.isEmpty() && axes.size() <= 12, "axes: a rubric has 1 to 12 axes, not " + axes.size());
        require(
                !reasonCodes.isEmpty() && reasonCodes.size() <= 30,
                "reasonCodes: a rubric has 1 to 30 reason codes, not " + reasonCodes.size());
        keys(axes.stream().map(Axis::key), "axes");
        keys(reasonCodes.stream().map(ReasonCode::key), "reasonCodes");
        axes.forEach(RubricDraft::check);
        reasonCodes.forEach(code -> text("reasonCodes, " + code.key() + ", title", code.title(), 120));
    }

    private static void check(Axis axis) {
        String field = "axes, " + axis.key() + ", ";
        text(field + "title", axis.title(), 80);
        text(field + "guidance", axis.guidance(), 4000);
        require(
                axis.anchors().keySet().equals(Set.of(1, 2, 3)),
                field + "anchors: exactly 1 (slightly better), 2 and 3 (much better) are described");
        axis.anchors().forEach((step, anchor) -> text(field + "anchors, " + step, anchor, 1000));
        examples(field + "examples, good", axis.examples().good());
        examples(field + "examples, bad", axis.examples().bad());
    }

    private static void examples(String field, List<String> examples) {
        require(examples.size() <= 9, field + ": at most 9, not " + examples.size());
        examples.forEach(example -> text(field, example, 2000));
    }

    private static void keys(Stream<String> keys, String field) {
        Set<String> seen = new HashSet<>();
        keys.forEach(key -> {
            require(key.matches(KEY), field + ": a key is snake_case of at most 40 characters, not “" + key + "”");
            require(seen.add(key), field + ": the key “" + key + "” is there twice");
        });
    }

    private static void text(String field, String text, int limit) {
        require(
                !text.isBlank() && text.length() <= limit,
                field + ": 1 to " + limit + " characters are needed, there are "
                        + text.strip().length());
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw MarlinException.invalid(rule + ". Nothing was stored.");
        }
    }
}
