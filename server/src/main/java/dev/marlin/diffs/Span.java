package dev.marlin.diffs;

/**
 * A piece of a line that looks alike throughout.
 *
 * @param text as it is, or the label of a hidden character
 * @param changed part of the words that differ between a removed and an added line
 * @param hidden the text is a label, {@code U+202E}, of a character that would not be seen or would move others
 */
public record Span(String text, boolean changed, Tone tone, boolean hidden) {
    static Span plain(String text) {
        return new Span(text, false, Tone.PLAIN, false);
    }

    /** Four quiet tones of code. */
    public enum Tone {
        PLAIN(""),
        WORD("k"),
        TEXT("s"),
        NOTE("c"),
        NUMBER("m");

        private final String style;

        Tone(String style) {
            this.style = style;
        }

        /** Class of the style sheet; empty for plain. */
        public String style() {
            return style;
        }
    }
}
