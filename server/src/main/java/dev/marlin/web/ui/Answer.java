package dev.marlin.web.ui;

/** Answer to a form that either goes on or is shown again with what was wrong. */
public sealed interface Answer {
    /** Shows a page, as a rule the form again with status 422. */
    record Show(PageView page) implements Answer {}

    /** Goes on. */
    record Go(Redirect redirect) implements Answer {}

    static Answer show(PageView page) {
        return new Show(page);
    }

    static Answer go(String path) {
        return new Go(Redirect.to(path));
    }
}
