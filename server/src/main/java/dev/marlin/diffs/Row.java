package dev.marlin.diffs;

import java.util.List;

/**
 * One row of a diff.
 *
 * @param baseLine number in the base, from 1; 0 when it is not there
 * @param afterLine number in the side's text, from 1; 0 when it is not there
 * @param cut characters of an overlong line that are not shown
 * @param lacksNewline it is the last line of its text and has no line feed
 */
public record Row(Kind kind, int baseLine, int afterLine, List<Span> spans, int cut, boolean lacksNewline) {
    public Row {
        spans = List.copyOf(spans);
    }

    /** The number that people read beside the row. */
    public int line() {
        return kind == Kind.REMOVED ? baseLine : afterLine;
    }

    /** What happened to the line. */
    public enum Kind {
        KEPT,
        ADDED,
        REMOVED
    }
}
