package dev.marlin.diffs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lines {@code [start, end)} of the base that one hunk shows on every side; from 0. */
record BaseRange(int start, int end) {
    /**
     * Cuts hunks on the union of what all sides changed, so that each side has the same hunks and they align.
     *
     * @param context lines kept around each change, 1 or more
     * @param baseLines lines of the base
     */
    static List<BaseRange> cut(List<List<Block>> sides, int context, int baseLines) {
        List<BaseRange> wanted = sides.stream()
                .flatMap(List::stream)
                .map(block -> new BaseRange(
                        Math.max(0, block.baseStart() - context), Math.min(baseLines, block.baseEnd() + context)))
                .sorted(Comparator.comparingInt(BaseRange::start))
                .toList();
        List<BaseRange> ranges = new ArrayList<>();
        for (BaseRange range : wanted) {
            if (ranges.isEmpty() || range.start > ranges.getLast().end) {
                ranges.add(range);
            } else {
                BaseRange last = ranges.removeLast();
                ranges.add(new BaseRange(last.start, Math.max(last.end, range.end)));
            }
        }
        return ranges;
    }

    /** Whether this hunk shows the block; an insertion at its very end belongs to it. */
    boolean holds(Block block) {
        return block.baseStart() >= start && block.baseEnd() <= end;
    }
}
