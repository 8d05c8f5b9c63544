package dev.marlin.runs.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of text that must not be shown.
 *
 * @param start first character
 * @param end after the last character
 * @param replacement what is shown instead; may be empty
 */
record Span(int start, int end, String replacement) {
    Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a span runs forward: " + start + " to " + end);
        }
    }

    static Span marked(int start, int end) {
        return new Span(start, end, Redactor.MARK);
    }

    Span shifted(int by) {
        return new Span(start + by, end + by, replacement);
    }

    /** In order, without overlaps: spans that touch the same text become one, marked if any of them is. */
    static List<Span> merge(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        for (Span span : spans.stream()
                .sorted(Comparator.comparingInt(Span::start).thenComparingInt(s -> -s.end()))
                .toList()) {
            if (merged.isEmpty() || span.start() >= merged.getLast().end()) {
                merged.add(span);
            } else {
                Span last = merged.removeLast();
                merged.add(new Span(last.start(), Math.max(last.end(), span.end()), last.replacement()));
            }
        }
        return merged;
    }

    /** @param spans merged */
    static String apply(String text, List<Span> spans) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        for (Span span : spans) {
            out.append(text, at, span.start()).append(span.replacement());
            at = span.end();
        }
        return out.append(text, at, text.length()).toString();
    }
}
