package dev.marlin.web.qualification;

import dev.marlin.kernel.MarlinException;

/** One of two words of a form. */
final class Choice {
    private Choice() {}

    /** Whether it is the first of the two. @throws MarlinException INVALID when it is neither */
    static boolean of(String field, String word, String first, String second) {
        if (!word.equals(first) && !word.equals(second)) {
            throw MarlinException.invalid(field + ": say " + first + " or " + second + ". Nothing was changed.");
        }
        return word.equals(first);
    }
}
