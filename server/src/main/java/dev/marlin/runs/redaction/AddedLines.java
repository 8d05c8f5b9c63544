package dev.marlin.runs.redaction;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Blocks of neighboring lines that a text has and its base has not: the only places where an agent can speak. */
final class AddedLines {
    private AddedLines() {}

    /** Stretches of {@code after}, whole lines with their line ends, in order. */
    static List<Block> between(String base, String after) {
        if (base.isEmpty()) {
            return after.isEmpty() ? List.of() : List.of(new Block(0, after.length()));
        }
        List<Integer> starts = lineStarts(after);
        List<Block> blocks = new ArrayList<>();
        for (Edit edit : new HistogramDiff().diff(RawTextComparator.DEFAULT, raw(base), raw(after))) {
            if (edit.getEndB() > edit.getBeginB()) {
                blocks.add(new Block(starts.get(edit.getBeginB()), starts.get(edit.getEndB())));
            }
        }
        return blocks;
    }

    private static RawText raw(String text) {
        return new RawText(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Integer> lineStarts(String text) {
        List<Integer> starts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            starts.add(at);
            int newline = text.indexOf('\n', at);
            at = newline < 0 ? text.length() : newline + 1;
        }
        starts.add(text.length());
        return starts;
    }

    /** @param start first character, {@code end} after the last */
    record Block(int start, int end) {}
}
