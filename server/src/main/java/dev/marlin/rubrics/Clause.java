package dev.marlin.rubrics;

import dev.marlin.kernel.MarlinException;
import dev.marlin.rubrics.RubricVersion.Axis;
import dev.marlin.rubrics.RubricVersion.ReasonCode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of a rubric that judgements rest on: an axis, or a reason code.
 *
 * @param key of the axis or the reason code
 */
public record Clause(Kind kind, String key) {
    /** What a clause is. */
    public enum Kind {
        /** Used by every judgement that answers it with a step. */
        AXIS("axis"),
        /** Used by every adjudication that rests on it. */
        REASON_CODE("reason");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    static Clause of(Axis axis) {
        return new Clause(Kind.AXIS, axis.key());
    }

    static Clause of(ReasonCode code) {
        return new Clause(Kind.REASON_CODE, code.key());
    }

    /** @throws MarlinException INVALID when it is neither {@code axis:key} nor {@code reason:key} */
    public static Clause parse(String text) {
        return Stream.of(Kind.values())
                .filter(kind -> text.startsWith(kind.word + ":"))
                .map(kind -> new Clause(kind, text.substring(kind.word.length() + 1)))
                .findFirst()
                .orElseThrow(() -> MarlinException.invalid(
                        "clauses: axis:key or reason:key, not “" + text + "”. Nothing was stored."));
    }

    /** All clauses of a version, in the order of its page. */
    public static List<Clause> of(RubricVersion version) {
        return Stream.concat(
                        version.axes().stream().map(Clause::of),
                        version.reasonCodes().stream().map(Clause::of))
                .toList();
    }

    /** Whether both versions say the same about it, or neither says anything. */
    boolean sameIn(RubricVersion one, RubricVersion other) {
        return Objects.equals(wording(one), wording(other));
    }

    boolean isIn(RubricVersion version) {
        return wording(version).isPresent();
    }

    private Optional<? extends Record> wording(RubricVersion version) {
        return switch (kind) {
            case AXIS ->
                version.axes().stream().filter(axis -> axis.key().equals(key)).findFirst();
            case REASON_CODE ->
                version.reasonCodes().stream()
                        .filter(code -> code.key().equals(key))
                        .findFirst();
        };
    }

    /** {@code axis:correctness}, {@code reason:scope}. */
    @Override
    public String toString() {
        return kind.word + ":" + key;
    }
}
