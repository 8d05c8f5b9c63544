package dev.marlin.diffs;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/**
 * Which characters of a removed and an added line differ, by words. Lines that have little in common get no marks: then
 * the whole line is the change.
 *
 * @param removed ranges {@code [start, end)} of the removed line
 * @param added ranges of the added line
 */
record WordMarks(List<Range> removed, List<Range> added) {
    static final WordMarks NONE = new WordMarks(List.of(), List.of());
    private static final int MAX_CHARACTERS = 600;
    private static final double LEAST_COMMON = 0.35;

    /** Characters from start to before end. */
    record Range(int start, int end) {}

    static WordMarks between(String removed, String added) {
        if (removed.length() > MAX_CHARACTERS || added.length() > MAX_CHARACTERS || removed.equals(added)) {
            return NONE;
        }
        List<String> before = words(removed);
        List<String> after = words(added);
        List<AbstractDelta<String>> deltas = DiffUtils.diff(before, after).getDeltas();
        int gone = deltas.stream().mapToInt(d -> ink(d.getSource().getLines())).sum();
        int come = deltas.stream().mapToInt(d -> ink(d.getTarget().getLines())).sum();
        int all = ink(before) + ink(after);
        if (all == 0 || (double) (all - gone - come) / all < LEAST_COMMON) {
            return NONE;
        }
        int[] startsBefore = starts(before);
        int[] startsAfter = starts(after);
        List<Range> inRemoved = new ArrayList<>();
        List<Range> inAdded = new ArrayList<>();
        for (AbstractDelta<String> delta : deltas) {
            add(
                    inRemoved,
                    startsBefore,
                    delta.getSource().getPosition(),
                    delta.getSource().size());
            add(
                    inAdded,
                    startsAfter,
                    delta.getTarget().getPosition(),
                    delta.getTarget().size());
        }
        return new WordMarks(inRemoved, inAdded);
    }

    private static void add(List<Range> ranges, int[] starts, int position, int size) {
        if (size > 0) {
            ranges.add(new Range(starts[position], starts[position + size]));
        }
    }

    private static int ink(List<String> words) {
        return words.stream()
                .filter(word -> !word.isBlank())
                .mapToInt(String::length)
                .sum();
    }

    private static int[] starts(List<String> words) {
        int[] starts = new int[words.size() + 1];
        for (int i = 0; i < words.size(); i++) {
            starts[i + 1] = starts[i] + words.get(i).length();
        }
        return starts;
    }

    /** Runs of letters and digits, runs of white space, and single other characters. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        int from = 0;
        while (from < line.length()) {
            int kind = kind(line.charAt(from));
            int to = from + 1;
            while (kind != 0 && to < line.length() && kind(line.charAt(to)) == kind) {
                to++;
            }
            if (kind == 0 && Character.isHighSurrogate(line.charAt(from)) && to < line.length()) {
                to++;
            }
            words.add(line.substring(from, to));
            from = to;
        }
        return words;
    }

    private static int kind(char c) {
        if (Character.isLetterOrDigit(c) || c == '_') {
            return 1;
        }
        return c == ' ' || c == '\t' ? 2 : 0;
    }
}
