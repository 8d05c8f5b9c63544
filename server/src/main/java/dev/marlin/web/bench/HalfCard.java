package dev.marlin.web.bench;

import dev.marlin.comparisons.Side;
import dev.marlin.diffs.Hunk;
import dev.marlin.diffs.Pane;
import dev.marlin.diffs.Row;
import dev.marlin.diffs.SplitRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One pane of a file.
 *
 * @param side empty when A is set against B
 * @param viewed the viewer has marked it as viewed
 * @param notes annotations on this side of this file
 * @param words what to say when there are no rows to show
 */
public record HalfCard(Optional<Side> side, Pane pane, boolean viewed, List<NoteCard> notes, String words) {
    private static final int SQUARES = 5;

    /** The style sheet gives a half sixty rows: head, words, notes, hunks and the rest. */
    private static final int ALIGNED_HUNKS = 50;

    public HalfCard {
        notes = List.copyOf(notes);
    }

    /** {@code A}, {@code B}, or {@code A against B}. */
    public String label() {
        return side.map(Side::name).orElse("A against B");
    }

    /** Small letter of the side, for forms. */
    public String sideKey() {
        return side.map(s -> s == Side.A ? "a" : "b").orElse("");
    }

    /** The side touched the file: there is something to view. */
    public boolean touched() {
        return !(pane instanceof Pane.Untouched);
    }

    /** Hunks, when there are any to show. */
    public List<Hunk> hunks() {
        return pane instanceof Pane.Changed changed ? changed.hunks() : List.of();
    }

    /** Hunks that have a row of their own in the grid that aligns both halves. */
    public List<Hunk> firstHunks() {
        return hunks().subList(0, Math.min(ALIGNED_HUNKS, hunks().size()));
    }

    /** Hunks beyond what the grid holds: together in its last row. */
    public List<Hunk> otherHunks() {
        return hunks().subList(Math.min(ALIGNED_HUNKS, hunks().size()), hunks().size());
    }

    /** Annotations that stand below this row of the split view. */
    public List<NoteCard> notesBelow(SplitRow row) {
        if (notes.isEmpty()) {
            return List.of();
        }
        return Stream.of(row.was(), row.is())
                .flatMap(Optional::stream)
                .flatMap(side -> notesBelow(side).stream())
                .distinct()
                .toList();
    }

    /** Annotations that stand below this row. */
    public List<NoteCard> notesBelow(Row row) {
        if (notes.isEmpty()) {
            return List.of();
        }
        return notes.stream().filter(note -> standsBelow(note, row)).toList();
    }

    /** Annotations that no row shown has a place for: about the whole file, out of view, or gone. */
    public List<NoteCard> notesElsewhere() {
        return notes.stream()
                .filter(note ->
                        hunks().stream().flatMap(hunk -> hunk.rows().stream()).noneMatch(row -> standsBelow(note, row)))
                .toList();
    }

    /** Five squares: how much came and how much went, as style classes. */
    public List<String> squares() {
        int added = pane.addedLines();
        int removed = pane.removedLines();
        int all = added + removed;
        int shown = Math.min(SQUARES, all);
        int plus = all == 0 ? 0 : Math.round((float) shown * added / all);
        if (added > 0 && plus == 0) {
            plus = 1;
        }
        if (removed > 0 && plus == shown && shown > 1) {
            plus--;
        }
        List<String> squares = new ArrayList<>(SQUARES);
        for (int i = 0; i < SQUARES; i++) {
            squares.add(i < plus ? "plus" : i < shown ? "minus" : "none");
        }
        return squares;
    }

    private static boolean standsBelow(NoteCard note, Row row) {
        if (note.line().isEmpty() || note.note().lines().isEmpty()) {
            return false;
        }
        int line = note.line().get();
        return switch (note.note().lines().get().of()) {
            case AFTER -> row.kind() != Row.Kind.REMOVED && row.afterLine() == line;
            case BASE -> row.kind() == Row.Kind.REMOVED && row.baseLine() == line;
        };
    }
}
