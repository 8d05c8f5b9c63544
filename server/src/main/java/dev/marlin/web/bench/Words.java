package dev.marlin.web.bench;

import dev.marlin.comparisons.Annotation;
import dev.marlin.comparisons.Desk;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Side;
import dev.marlin.kernel.MarlinException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words of forms and JSON as the domain knows them; unknown words are refused. */
public final class Words {
    private Words() {}

    /** The constant that the word names in lower case. */
    public static <E extends Enum<E>> E constant(Class<E> type, String field, String word) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
                return constant;
            }
        }
        StringBuilder known = new StringBuilder();
        for (E constant : type.getEnumConstants()) {
            known.append(known.isEmpty() ? "" : ", ").append(constant.name().toLowerCase(Locale.ROOT));
        }
        throw MarlinException.invalid(field + ": one of " + known + ". Nothing was saved.");
    }

    public static Side side(String word) {
        return constant(Side.class, "side", word);
    }

    public static Desk.Guess guess(String answer, String name, String confidence, String why) {
        return new Desk.Guess(
                constant(Desk.Answer.class, "answer", answer),
                name,
                constant(Judgement.Confidence.class, "confidence", confidence),
                why);
    }

    /** A remark from a form: side, of, first, last, kind, severity, text. */
    public static Annotation.Remark remark(Map<String, String> form, Optional<String> path) {
        String first = form.getOrDefault("first", "").strip();
        String last = form.getOrDefault("last", "").strip();
        Optional<Annotation.Spot> spot = first.isEmpty()
                ? Optional.empty()
                : Optional.of(new Annotation.Spot(
                        constant(Annotation.TextOf.class, "of", form.getOrDefault("of", "after")),
                        line(first),
                        line(last.isEmpty() ? first : last)));
        return new Annotation.Remark(
                side(form.getOrDefault("side", "")),
                path,
                spot,
                constant(Annotation.Kind.class, "kind", form.getOrDefault("kind", "")),
                constant(Annotation.Severity.class, "severity", form.getOrDefault("severity", "")),
                form.getOrDefault("text", "").replace("\r\n", "\n"));
    }

    private static int line(String text) {
        if (!text.matches("[0-9]{1,7}")) {
            throw MarlinException.invalid("A line is a number. Nothing was saved.");
        }
        return Integer.parseInt(text);
    }
}
