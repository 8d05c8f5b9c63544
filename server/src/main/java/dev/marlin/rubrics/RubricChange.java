package dev.marlin.rubrics;

import dev.marlin.diffs.WordDiff;
import dev.marlin.rubrics.RubricVersion.Axis;
import dev.marlin.rubrics.RubricVersion.ReasonCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What differs between two versions of a rubric, clause by clause and field by field.
 *
 * @param order how the order of axes changed; empty when it did not
 * @param clauses in the order of the newer version, then what it no longer has
 */
public record RubricChange(Optional<WordDiff> order, List<ClauseChange> clauses) {
    public RubricChange {
        clauses = List.copyOf(clauses);
    }

    /** What became of one clause; at least one field. */
    public record ClauseChange(Clause clause, List<FieldChange> fields) {
        public ClauseChange {
            fields = List.copyOf(fields);
        }
    }

    /**
     * What became of one text.
     *
     * @param field for people: {@code guidance}, {@code anchor 2}, {@code good examples}
     */
    public record FieldChange(String field, WordDiff words) {}

    /** Compares two versions, of the same rubric or not. */
    public static RubricChange between(RubricVersion older, RubricVersion newer) {
        return between(new Words(older.axes(), older.reasonCodes()), new Words(newer.axes(), newer.reasonCodes()));
    }

    /** What publishing the draft would change. */
    public static RubricChange between(RubricVersion older, RubricDraft newer) {
        return between(new Words(older.axes(), older.reasonCodes()), new Words(newer.axes(), newer.reasonCodes()));
    }

    private record Words(List<Axis> axes, List<ReasonCode> reasonCodes) {}

    private static RubricChange between(Words older, Words newer) {
        Map<Clause, Map<String, String>> before = texts(older);
        Map<Clause, Map<String, String>> after = texts(newer);
        Set<Clause> all = new LinkedHashSet<>(after.keySet());
        all.addAll(before.keySet());
        List<ClauseChange> changes = new ArrayList<>();
        for (Clause clause : all) {
            List<FieldChange> fields =
                    fields(before.getOrDefault(clause, Map.of()), after.getOrDefault(clause, Map.of()));
            if (!fields.isEmpty()) {
                changes.add(new ClauseChange(clause, fields));
            }
        }
        WordDiff order = WordDiff.between(order(older), order(newer));
        return new RubricChange(order.isEmpty() ? Optional.empty() : Optional.of(order), changes);
    }

    /** Nothing that a judge reads differs. */
    public boolean isEmpty() {
        return order.isEmpty() && clauses.isEmpty();
    }

    /** Clauses that changed. */
    public List<Clause> changed() {
        return clauses.stream().map(ClauseChange::clause).toList();
    }

    private static List<FieldChange> fields(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .map(name -> new FieldChange(
                        name, WordDiff.between(before.getOrDefault(name, ""), after.getOrDefault(name, ""))))
                .filter(change -> !change.words().isEmpty())
                .toList();
    }

    private static Map<Clause, Map<String, String>> texts(Words version) {
        Map<Clause, Map<String, String>> texts = new LinkedHashMap<>();
        version.axes().forEach(axis -> texts.put(Clause.of(axis), texts(axis)));
        version.reasonCodes().forEach(code -> texts.put(Clause.of(code), Map.of("title", code.title())));
        return texts;
    }

    private static Map<String, String> texts(Axis axis) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("title", axis.title());
        texts.put("guidance", axis.guidance());
        for (int step = 1; step <= 3; step++) {
            texts.put("anchor " + step, axis.anchors().getOrDefault(step, ""));
        }
        texts.put("good examples", list(axis.examples().good()));
        texts.put("bad examples", list(axis.examples().bad()));
        return texts;
    }

    private static String list(List<String> examples) {
        return examples.stream().map(example -> "• " + example).collect(Collectors.joining("\n"));
    }

    private static String order(Words version) {
        return version.axes().stream().map(Axis::key).collect(Collectors.joining(", "));
    }
}
