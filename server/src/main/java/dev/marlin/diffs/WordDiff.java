package dev.marlin.diffs;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/** What words went and came between two texts for people, in reading order; every word is in exactly one piece. */
public record WordDiff(List<Piece> pieces) {
    public WordDiff {
        pieces = List.copyOf(pieces);
    }

    /** Words that share a fate. */
    public record Piece(Kind kind, String text) {}

    /** What became of words. */
    public enum Kind {
        SAME,
        GONE,
        COME
    }

    /** Compares by words, runs of white space and single other characters. */
    public static WordDiff between(String before, String after) {
        List<String> old = WordMarks.words(before);
        List<String> fresh = WordMarks.words(after);
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, fresh).getDeltas()) {
            int position = delta.getSource().getPosition();
            add(pieces, Kind.SAME, old.subList(at, position));
            add(pieces, Kind.GONE, delta.getSource().getLines());
            add(pieces, Kind.COME, delta.getTarget().getLines());
            at = position + delta.getSource().size();
        }
        add(pieces, Kind.SAME, old.subList(at, old.size()));
        return new WordDiff(pieces);
    }

    /** The text before the change. */
    public String before() {
        return without(Kind.COME);
    }

    /** The text after the change. */
    public String after() {
        return without(Kind.GONE);
    }

    /** Nothing went, nothing came. */
    public boolean isEmpty() {
        return pieces.stream().allMatch(piece -> piece.kind() == Kind.SAME);
    }

    private String without(Kind kind) {
        StringBuilder text = new StringBuilder();
        pieces.stream().filter(piece -> piece.kind() != kind).forEach(piece -> text.append(piece.text()));
        return text.toString();
    }

    private static void add(List<Piece> pieces, Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(kind, String.join("", words)));
        }
    }
}
