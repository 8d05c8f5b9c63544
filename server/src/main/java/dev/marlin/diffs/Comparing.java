package dev.marlin.diffs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares versions of one file and lays the rows out so that sides with a common base align. */
public final class Comparing {
    /** A file loads by itself up to this many rows … */
    public static final int ROWS_UNASKED = 400;
    /** … or this many bytes of them; the rest comes on request. */
    public static final int BYTES_UNASKED = 20 * 1024;

    private Comparing() {}

    /** One side: what the file was and what it is. */
    public record Versions(TextFile base, TextFile after) {}

    /** Both halves of a file. */
    public record Halves(Pane a, Pane b) {}

    /**
     * Compares both sides with their bases. With the same base, both have the same hunks, hunk by hunk.
     *
     * @param a empty when side A did not touch the file
     */
    public static Halves both(String path, Optional<Versions> a, Optional<Versions> b, DiffOptions options) {
        List<Versions> sides = Stream.of(a, b).flatMap(Optional::stream).toList();
        if (sides.size() == 2 && !sides.get(0).base().sameBytes(sides.get(1).base())) {
            return new Halves(one(path, sides.get(0), options), one(path, sides.get(1), options));
        }
        List<Pane> panes = aligned(path, sides, options);
        int next = 0;
        Pane left = a.isPresent() ? panes.get(next++) : new Pane.Untouched();
        Pane right = b.isPresent() ? panes.get(next) : new Pane.Untouched();
        return new Halves(left, right);
    }

    /** Compares two versions. */
    public static Pane one(String path, Versions versions, DiffOptions options) {
        return aligned(path, List.of(versions), options).getFirst();
    }

    private static List<Pane> aligned(String path, List<Versions> sides, DiffOptions options) {
        List<SideRows> readable = new ArrayList<>();
        List<List<Block>> blocks = new ArrayList<>();
        for (Versions side : sides) {
            if (!side.base().isBinary() && !side.after().isBinary()) {
                List<Block> found = Block.between(side.base(), side.after(), options.ignoreSpace());
                readable.add(new SideRows(path, side, found));
                blocks.add(found);
            }
        }
        int baseLines = sides.isEmpty() ? 0 : sides.getFirst().base().lineCount();
        List<BaseRange> ranges = BaseRange.cut(blocks, options.context(), baseLines);
        boolean waits = !options.everything()
                && readable.stream()
                        .anyMatch(rows -> rows.count(ranges) > ROWS_UNASKED || rows.bytes(ranges) > BYTES_UNASKED);
        List<Pane> panes = new ArrayList<>();
        int next = 0;
        for (Versions side : sides) {
            if (side.base().isBinary() || side.after().isBinary()) {
                panes.add(new Pane.Binary());
            } else {
                panes.add(readable.get(next++).pane(ranges, waits));
            }
        }
        return panes;
    }
}
