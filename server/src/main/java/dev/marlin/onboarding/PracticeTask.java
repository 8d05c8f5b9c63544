package dev.marlin.onboarding;

import dev.marlin.kernel.MarlinException;
import java.util.List;
import java.util.Map;

/**
 * Two small changes to compare without pay, with an explained answer.
 *
 * @param key lower-case words with hyphens
 * @param prompt what both were asked, Markdown
 * @param path of the one file that both changed
 * @param texts the file before, and as A and B left it
 * @param axes what is judged, in order
 * @param overall the explained answer to the last question
 */
public record PracticeTask(
        String key, String title, String prompt, String path, Texts texts, List<Axis> axes, Answer overall) {
    /** Key of the last question, beside those of the axes. */
    public static final String OVERALL = "overall";

    public PracticeTask {
        axes = List.copyOf(axes);
    }

    /** The file before, and as each side left it. */
    public record Texts(String before, String a, String b) {}

    /** One axis with its explained answer. */
    public record Axis(String key, String title, Answer answer) {}

    /**
     * The answer that we would give.
     *
     * @param value from 1 (A much better) over 4 (equal) to 7 (B much better); 0 for not applicable
     */
    public record Answer(int value, String explanation) {
        public Answer {
            if (value < 0 || value > 7) {
                throw new IllegalArgumentException("an answer is 0 to 7, not " + value);
            }
        }
    }

    /** The explained answer to that question. */
    public Answer answer(String question) {
        return axes.stream()
                .filter(axis -> axis.key().equals(question))
                .findFirst()
                .map(Axis::answer)
                .orElse(overall);
    }

    /**
     * Checks answers of somebody who practices.
     *
     * @param answers by key of the axis, and {@link #OVERALL}
     * @throws MarlinException INVALID when one is missing, unknown or out of range
     */
    void check(Map<String, Integer> answers) {
        for (Axis axis : axes) {
            check(answers, axis.key(), axis.title(), 0);
        }
        check(answers, OVERALL, "Overall", 1);
        if (answers.size() != axes.size() + 1) {
            throw MarlinException.invalid("answers: only the axes and overall are asked. Nothing was stored.");
        }
    }

    private static void check(Map<String, Integer> answers, String key, String title, int least) {
        Integer value = answers.getOrDefault(key, -1);
        if (value < least || value > 7) {
            throw MarlinException.invalid(key + ": choose a step for “" + title + "”. Nothing was stored.");
        }
    }

    /** {@code A much better}, {@code equal}, {@code not applicable}. */
    public static String words(int value) {
        return switch (value) {
            case 0 -> "not applicable";
            case 1 -> "A much better";
            case 2 -> "A better";
            case 3 -> "A slightly better";
            case 4 -> "equal";
            case 5 -> "B slightly better";
            case 6 -> "B better";
            case 7 -> "B much better";
            default -> throw new IllegalArgumentException("no step " + value);
        };
    }
}
