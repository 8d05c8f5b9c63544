package dev.marlin.diffs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Characters that a reader would not see, or that would show other characters in another order: bidirectional controls,
 * zero-width characters, tags, fillers, controls. They are shown by their number, never rendered.
 */
public final class HiddenCharacters {
    private HiddenCharacters() {}

    /** Whether the code point would not be seen as what it is; tabulator and line feed are ordinary. */
    public static boolean isHidden(int c) {
        if (c < 0x20) {
            return c != '\t' && c != '\n';
        }
        if (c < 0x7f) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isBlank(c);
        };
    }

    /** {@code U+202E}; four to six hex digits. */
    public static String label(int c) {
        return c == '\r' ? "CR" : "U+%04X".formatted(c);
    }

    /** The text in spans, with hidden characters replaced by their labels. */
    public static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        append(spans, text, false, Span.Tone.PLAIN);
        return spans;
    }

    /** For places that hold no markup, such as names of files: labels in angle brackets, line feeds too. */
    public static String inWords(String text) {
        if (text.chars().noneMatch(c -> c == '\n' || c == '\t' || c < 0x20 || c > 0x7e)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t' || isHidden(c)) {
                shown.append('‹').append(label(c)).append('›');
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    static void append(List<Span> spans, String text, boolean changed, Span.Tone tone) {
        int plainFrom = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (isHidden(c)) {
                if (i > plainFrom) {
                    spans.add(new Span(text.substring(plainFrom, i), changed, tone, false));
                }
                spans.add(new Span(label(c), changed, tone, true));
                plainFrom = next;
            }
            i = next;
        }
        if (text.length() > plainFrom) {
            spans.add(new Span(text.substring(plainFrom), changed, tone, false));
        }
    }

    /** What the character is called, for those who point at its label. */
    public static String name(String label) {
        if (label.equals("CR")) {
            return "carriage return";
        }
        String name = Character.getName(Integer.parseInt(label.substring(2), 16));
        return name == null ? "unassigned" : name.toLowerCase(Locale.ROOT);
    }

    /** Letters and marks by class, nothing to the eye: fillers, and selectors that can carry hidden data. */
    private static boolean isBlank(int c) {
        return c == 0x034f
                || c == 0x115f
                || c == 0x1160
                || c == 0x17b4
                || c == 0x17b5
                || c == 0x3164
                || c == 0xffa0
                || c == 0x2800
                || (c >= 0xfe00 && c <= 0xfe0e)
                || (c >= 0xe0000 && c <= 0xe0fff);
    }
}
