package dev.marlin.e2e.week;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One person before a qualification: reads, ticks what they hold right, sends, appeals now and then. */
final class Examination {
    static final String FILE = file();
    private static final Pattern CHOICE = Pattern.compile(
            "<label class=\"choice\"><input[^>]*name=\"(q\\d+)\" value=\"(\\d+)\"[^>]*>(.*?)</label>", Pattern.DOTALL);

    private Examination() {}

    /** @param skill chance to know an answer */
    static void take(Caller person, String qualification, double skill, RandomGenerator chances) {
        if (!person.page(qualification).good()) {
            return;
        }
        Answer begun = person.form(qualification + "/attempts", Map.of());
        if (!begun.good() || !begun.location().contains("qualification-attempts")) {
            return;
        }
        Answer paper = person.page(begun.location());
        Map<String, String> ticks = ticks(paper.body(), skill, chances);
        Answer sent = person.form(begun.location() + "/submit", ticks);
        Answer result = person.page(begun.location());
        if (sent.good() && chances.nextDouble() < 0.05 && result.body().contains("Appeal")) {
            person.form(
                    begun.location() + "/appeals",
                    Map.of("question", "1", "words", "Two of the answers say the same thing."));
        }
    }

    /** The right place in each question that is known, the first one in the others. */
    private static Map<String, String> ticks(String page, double skill, RandomGenerator chances) {
        Map<String, String> right = new TreeMap<>();
        Matcher choices = CHOICE.matcher(page);
        while (choices.find()) {
            right.putIfAbsent(choices.group(1), choices.group(2));
            if (choices.group(3).contains("holds")) {
                right.put(choices.group(1), choices.group(2));
            }
        }
        right.replaceAll((question, place) -> chances.nextDouble() < skill ? place : "1");
        return right;
    }

    private static String file() {
        StringBuilder yaml = new StringBuilder("""
                name: Letters
                rubric: Small changes
                rubricVersion: 1
                passPercent: 60
                drawn: 5
                minutes: 180
                attempts: 3
                waitHours: 24
                repeat: unseen-first
                items:
                """);
        for (int i = 1; i <= 8; i++) {
            yaml.append("""
                      - key: item_%1$d
                        axis: %2$s
                        question: What is said of case %1$d?
                        choices:
                          - right: It holds in case %1$d
                          - wrong: It fails in case %1$d
                          - wrong: Nothing is said of %1$d
                        explanation: Case %1$d is in the rubric.
                    """.formatted(i, i % 2 == 0 ? "maintainability" : "correctness"));
        }
        return yaml.toString();
    }
}
