package dev.marlin.runs.redaction;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with its disguises taken off, and for each remaining character the stretch of the original that it came from.
 * Escapes of source code, URLs and HTML count as the character that they mean.
 */
final class Folding {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u+([0-9a-fA-F]{4})|\\\\u\\{([0-9a-fA-F]{1,6})}"
            + "|\\\\x([0-9a-fA-F]{2})|%([0-9a-fA-F]{2})|&#[xX]([0-9a-fA-F]{1,6});|&#([0-9]{1,7});");

    private final char[] chars;
    private final int[] starts;
    private final int[] ends;
    private final int length;

    private Folding(char[] chars, int[] starts, int[] ends, int length) {
        this.chars = chars;
        this.starts = starts;
        this.ends = ends;
        this.length = length;
    }

    static Folding of(String text) {
        Builder folded = new Builder(text.length() + 16);
        Matcher escape = ESCAPE.matcher(text);
        int nextEscape = escape.find() ? escape.start() : text.length();
        int at = 0;
        while (at < text.length()) {
            if (at == nextEscape) {
                folded.add(meaning(escape), escape.start(), escape.end());
                at = escape.end();
                nextEscape = escape.find() ? escape.start() : text.length();
            } else {
                int codePoint = text.codePointAt(at);
                int end = at + Character.charCount(codePoint);
                folded.add(codePoint, at, end);
                at = end;
            }
        }
        return folded.build();
    }

    /** The text as it is: nothing folded. */
    static Folding verbatim(String text) {
        Builder same = new Builder(text.length());
        for (int i = 0; i < text.length(); i++) {
            same.addFolded(text.charAt(i), i, i + 1);
        }
        return same.build();
    }

    /** The same text with digits and signs read as the letters that they are written for. */
    Folding leet() {
        char[] letters = Arrays.copyOf(chars, length);
        for (int i = 0; i < length; i++) {
            letters[i] = Glyphs.leet(letters[i]);
        }
        return new Folding(letters, starts, ends, length);
    }

    /** The same text without what stands between letters. */
    Folding only(IntPredicate kept) {
        Builder rest = new Builder(length);
        for (int i = 0; i < length; i++) {
            if (kept.test(chars[i])) {
                rest.addFolded(chars[i], starts[i], ends[i]);
            }
        }
        return rest.build();
    }

    int length() {
        return length;
    }

    char at(int index) {
        return chars[index];
    }

    /** Where the folded character begins in the original. */
    int start(int index) {
        return starts[index];
    }

    /** Where it ends there. */
    int end(int index) {
        return ends[index];
    }

    String text() {
        return new String(chars, 0, length);
    }

    String text(int start, int end) {
        return new String(chars, start, end - start);
    }

    private static int meaning(Matcher escape) {
        for (int group = 1; group <= 5; group++) {
            if (escape.group(group) != null) {
                return valid(Integer.parseInt(escape.group(group), 16));
            }
        }
        return valid(Integer.parseInt(escape.group(6)));
    }

    private static int valid(int codePoint) {
        return Character.isValidCodePoint(codePoint) ? codePoint : ' ';
    }

    /** Grows as folded characters arrive. */
    private static final class Builder {
        private char[] chars;
        private int[] starts;
        private int[] ends;
        private int length;

        Builder(int capacity) {
            chars = new char[capacity];
            starts = new int[capacity];
            ends = new int[capacity];
        }

        void add(int codePoint, int start, int end) {
            String folded = Glyphs.fold(codePoint);
            for (int i = 0; i < folded.length(); i++) {
                addFolded(folded.charAt(i), start, end);
            }
        }

        void addFolded(char folded, int start, int end) {
            if (length == chars.length) {
                int larger = chars.length * 2 + 16;
                chars = Arrays.copyOf(chars, larger);
                starts = Arrays.copyOf(starts, larger);
                ends = Arrays.copyOf(ends, larger);
            }
            chars[length] = folded;
            starts[length] = start;
            ends[length] = end;
            length++;
        }

        Folding build() {
            return new Folding(chars, starts, ends, length);
        }
    }
}
