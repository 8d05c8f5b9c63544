package dev.marlin.diffs;

import dev.marlin.diffs.WordMarks.Range;
import java.util.ArrayList;
import java.util.List;

/** Cuts lines of one file into spans: tones, changed words, hidden characters. */
final class Spans {
    /** Longer lines are cut: nobody reads them here, and a browser would stall. The whole file is one click away. */
    static final int SHOWN_CHARACTERS = 2_000;

    private final Syntax syntax;

    Spans(Syntax syntax) {
        this.syntax = syntax;
    }

    /** Spans of the part of the line that is shown. */
    List<Span> of(String line, List<Range> changed) {
        String shown = shown(line);
        List<Syntax.Segment> tones = syntax.segments(shown);
        List<Span> spans = new ArrayList<>(2 * tones.size() + 2 * changed.size() + 1);
        int tone = 0;
        int mark = 0;
        int at = 0;
        while (at < shown.length()) {
            while (tone < tones.size() && tones.get(tone).end() <= at) {
                tone++;
            }
            while (mark < changed.size() && changed.get(mark).end() <= at) {
                mark++;
            }
            boolean toned = tone < tones.size() && tones.get(tone).start() <= at;
            boolean marked = mark < changed.size() && changed.get(mark).start() <= at;
            int end = shown.length();
            if (tone < tones.size()) {
                end = Math.min(
                        end, toned ? tones.get(tone).end() : tones.get(tone).start());
            }
            if (mark < changed.size()) {
                end = Math.min(
                        end,
                        marked ? changed.get(mark).end() : changed.get(mark).start());
            }
            HiddenCharacters.append(
                    spans,
                    shown.substring(at, end),
                    marked,
                    toned ? tones.get(tone).tone() : Span.Tone.PLAIN);
            at = end;
        }
        return spans;
    }

    static int cut(String line) {
        return line.length() - shown(line).length();
    }

    private static String shown(String line) {
        if (line.length() <= SHOWN_CHARACTERS) {
            return line;
        }
        int end =
                Character.isHighSurrogate(line.charAt(SHOWN_CHARACTERS - 1)) ? SHOWN_CHARACTERS - 1 : SHOWN_CHARACTERS;
        return line.substring(0, end);
    }
}
