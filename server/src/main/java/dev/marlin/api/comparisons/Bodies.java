package dev.marlin.api.comparisons;

import dev.marlin.comparisons.Comparisons.Verdict;
import dev.marlin.comparisons.Comparisons.Writer;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.web.bench.ScoreSheet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What programs send. Fields that are left out arrive as null and are refused where they are needed. */
final class Bodies {
    private Bodies() {}

    /**
     * A verdict.
     *
     * @param turn turn that it is about; only in a judgement of a turn
     * @param fence of the lease that the work was begun under; left out: whichever the caller holds
     * @param axes by key of the rubric version: 1 to 7, or na
     */
    record VerdictBody(
            @Nullable Integer turn,
            @Nullable Long fence,
            @Nullable Map<String, String> axes,
            @Nullable String overall,
            @Nullable String confidence,
            @Nullable String rationale) {
        Verdict verdict(RubricVersion rubric) {
            Map<String, String> form = new HashMap<>();
            if (axes != null) {
                axes.forEach((key, value) -> {
                    if (rubric.axes().stream().noneMatch(axis -> axis.key().equals(key))) {
                        throw MarlinException.invalid(
                                "axes." + key + " is no axis of this rubric version. Nothing was" + " saved.");
                    }
                    form.put("axis." + key, value == null ? "" : value);
                });
            }
            form.put("overall", orEmpty(overall));
            form.put("confidence", orEmpty(confidence));
            form.put("rationale", orEmpty(rationale));
            return ScoreSheet.verdict(rubric, form);
        }
    }

    /** A follow-up: the same prompt to both sides; mode {@code winner_continues} or {@code each_continues}. */
    record FollowUpBody(
            @Nullable String prompt,
            @Nullable String mode,
            @Nullable Long fence) {}

    /** Who writes, under the lease that they say. */
    static Writer writer(Visitor visitor, @Nullable Long fence) {
        return fence == null ? Writer.of(visitor.id()) : new Writer(visitor.id(), OptionalLong.of(fence));
    }

    /**
     * A remark.
     *
     * @param path as in the list of files; left out: about the whole side
     * @param of {@code after} or {@code base}; after when left out
     * @param first line, from 1; left out: about the whole file
     */
    record AnnotationBody(
            @Nullable String side,
            @Nullable String path,
            @Nullable String of,
            @Nullable Integer first,
            @Nullable Integer last,
            @Nullable String kind,
            @Nullable String severity,
            @Nullable String text) {
        Map<String, String> form() {
            Map<String, String> form = new HashMap<>();
            form.put("side", orEmpty(side).toLowerCase(Locale.ROOT));
            form.put("of", of == null ? "after" : of);
            form.put("first", first == null ? "" : first.toString());
            form.put("last", last == null ? "" : last.toString());
            form.put("kind", orEmpty(kind));
            form.put("severity", orEmpty(severity));
            form.put("text", orEmpty(text));
            return form;
        }

        Optional<String> where() {
            return Optional.ofNullable(path);
        }
    }

    /** A draft; {@code revision} is the one it started from, 0 for none. */
    record DraftBody(int revision, @Nullable Map<String, String> fields) {
        Map<String, String> words() {
            return fields == null ? Map.of() : fields;
        }
    }

    /** A mark on a file. */
    record ViewedBody(@Nullable String side, @Nullable String file, boolean viewed) {}

    /** Who somebody thinks it was; answer {@code could_not_tell}, {@code a_is} or {@code b_is}. */
    record GuessBody(
            @Nullable String answer,
            @Nullable String name,
            @Nullable String confidence,
            @Nullable String why) {}

    static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
