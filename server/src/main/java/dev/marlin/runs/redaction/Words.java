package dev.marlin.runs.redaction;

import java.util.Locale;

/** Where words begin and end, in prose and inside identifiers. */
final class Words {
    private Words() {}

    /** Whether a word can begin here: after a sign, a digit, or where a small letter meets a capital. */
    static boolean startsAt(String text, int index) {
        if (index == 0 || !Character.isLetter(text.charAt(index - 1))) {
            return true;
        }
        return Character.isLowerCase(text.charAt(index - 1)) && Character.isUpperCase(text.charAt(index));
    }

    /** Whether a word can end here; a plural or possessive s belongs to it. */
    static boolean endsAt(String text, int index) {
        if (index >= text.length() || !Character.isLetter(text.charAt(index))) {
            return true;
        }
        char next = text.charAt(index);
        boolean camel = Character.isUpperCase(next) && !Character.isUpperCase(text.charAt(index - 1));
        boolean plural = next == 's' && (index + 1 == text.length() || !Character.isLetter(text.charAt(index + 1)));
        return camel || plural;
    }

    /** Short names are also plain words in other case, so they count only as written or all in capitals. */
    static boolean isWrittenLike(String name, String found) {
        String visible = found.codePoints()
                .filter(c -> !Glyphs.fold(c).isEmpty())
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return visible.equals(name) || visible.equals(name.toUpperCase(Locale.ROOT));
    }
}
