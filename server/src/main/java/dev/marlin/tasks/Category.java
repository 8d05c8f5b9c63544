package dev.marlin.tasks;

import dev.marlin.kernel.MarlinException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Kind of change that a task asks for. */
public enum Category {
    BUG_FIX("bug fix"),
    FEATURE("feature"),
    REFACTOR("refactor"),
    SECURITY("security"),
    PERFORMANCE("performance"),
    TESTS("tests"),
    DOCS("docs");

    private final String words;

    Category(String words) {
        this.words = words;
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    /** As files, SQL and the API spell it: {@code bug_fix}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws MarlinException INVALID when no category is spelled so; lists those that are */
    public static Category parse(String key) {
        return Arrays.stream(values())
                .filter(category -> category.key().equals(key))
                .findFirst()
                .orElseThrow(() -> MarlinException.invalid("category: one of "
                        + Arrays.stream(values()).map(Category::key).collect(Collectors.joining(", "))
                        + " is needed, not “" + key + "”. Nothing was stored."));
    }
}
