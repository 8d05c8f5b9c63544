package dev.marlin.tasks;

import java.util.Locale;

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
}
