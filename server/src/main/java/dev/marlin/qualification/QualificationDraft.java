package dev.marlin.qualification;

import dev.marlin.kernel.MarlinException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a qualification says: by which rules it is taken, and what it asks.
 *
 * @param name 1 to 80 characters; a name that exists gets its next version
 * @param rubric name of the rubric whose meaning it tests
 * @param rubricVersion number of that rubric's version
 * @param items 1 to 200, keys unique; at least as many as are drawn
 */
public record QualificationDraft(String name, String rubric, int rubricVersion, Rules rules, List<Item> items) {
    private static final String KEY = "[a-z][a-z0-9_]{0,39}";

    /** @throws MarlinException INVALID that names the field and its rule */
    public QualificationDraft {
        items = List.copyOf(items);
        words("name", name, 80);
        words("rubric", rubric, 80);
        range("rubricVersion", rubricVersion, 1, 1_000_000);
        range("items", items.size(), 1, 200);
        require(
                rules.drawn() <= items.size(),
                "drawn: " + rules.drawn() + " are drawn, but there are only " + items.size() + " items");
        Set<String> seen = new HashSet<>();
        items.forEach(item -> require(seen.add(item.key()), "items: the key “" + item.key() + "” is there twice"));
    }

    /** The item of that key. @throws MarlinException NOT_FOUND */
    public Item item(String key) {
        return items.stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow(() -> MarlinException.notFound("That item"));
    }

    /**
     * By which rules it is taken: everybody reads them before they begin.
     *
     * @param passPercent share of counted items that must be right, 1 to 100
     * @param drawn how many items one attempt asks, 1 to 100
     * @param minutes for one attempt, 1 to 480
     * @param attempts that one person has, 1 to 20
     * @param waitHours between the end of one attempt and the next, 0 to 8,760
     */
    public record Rules(int passPercent, int drawn, int minutes, int attempts, int waitHours, Repeat repeat) {
        public Rules {
            range("passPercent", passPercent, 1, 100);
            range("drawn", drawn, 1, 100);
            range("minutes", minutes, 1, 480);
            range("attempts", attempts, 1, 20);
            range("waitHours", waitHours, 0, 8_760);
        }
    }

    /** Which items come again when somebody takes it again. */
    public enum Repeat {
        /** Items that the person was not asked yet come first. */
        UNSEEN_FIRST,
        /** All items have the same chance each time. */
        ANY;

        /** As files spell it: {@code unseen-first}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Repeat parse(String key) {
            for (Repeat repeat : values()) {
                if (repeat.key().equals(key)) {
                    return repeat;
                }
            }
            throw MarlinException.invalid("repeat: say unseen-first or any, not “" + key + "”. Nothing was stored.");
        }
    }

    /**
     * One question.
     *
     * @param key snake_case, unique within the qualification
     * @param axis key of the rubric's axis that it tests
     * @param question Markdown, 1 to 4,000 characters
     * @param code what the question is about; a diff when it has a text before
     * @param choices 2 to 6, at least one right and one wrong
     * @param explanation Markdown, why the right ones are right, 1 to 4,000 characters
     */
    public record Item(
            String key, String axis, String question, Optional<Code> code, List<Choice> choices, String explanation) {
        public Item {
            choices = List.copyOf(choices);
            require(key.matches(KEY), "items: a key is snake_case of at most 40 characters, not “" + key + "”");
            String field = "items, " + key + ", ";
            words(field + "question", question, 4_000);
            words(field + "explanation", explanation, 4_000);
            range(field + "choices", choices.size(), 2, 6);
            long right = choices.stream().filter(Choice::right).count();
            require(
                    right >= 1 && right < choices.size(),
                    field + "choices: at least one is right and at least one is wrong");
            choices.forEach(choice -> words(field + "choices", choice.text(), 1_000));
        }
    }

    /**
     * A small file, or a small change of one.
     *
     * @param path names the language, 1 to 200 characters
     * @param before what stood there; empty when only code is shown
     * @param text at most 8,000 characters each
     */
    public record Code(String path, Optional<String> before, String text) {
        public Code {
            words("code, path", path, 200);
            words("code, text", text, 8_000);
            before.ifPresent(given -> words("code, before", given, 8_000));
        }
    }

    /** One thing to tick. */
    public record Choice(String text, boolean right) {}

    private static void range(String field, int number, int low, int high) {
        require(number >= low && number <= high, field + ": " + low + " to " + high + ", not " + number);
    }

    private static void words(String field, String text, int limit) {
        require(
                !text.isBlank() && text.length() <= limit && text.indexOf(0) < 0,
                field + ": 1 to " + limit + " characters are needed, there are "
                        + text.strip().length());
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw MarlinException.invalid(rule + ". Nothing was stored.");
        }
    }
}
