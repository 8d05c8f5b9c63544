package dev.marlin.diffs;

import java.util.List;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HashedSequencePair;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Lines {@code [baseStart, baseEnd)} of one text were replaced by {@code [afterStart, afterEnd)} of the other; from 0. */
record Block(int baseStart, int baseEnd, int afterStart, int afterEnd) {
    /** Above this many lines of both texts together, unique lines cut the work: the histogram's time grows squared. */
    private static final int ANCHOR_LINES = 3_000;

    /** Above this many lines the exact fallback would take minutes; the histogram's coarser answer is as true. */
    private static final int EXACT_LINES = 10_000;

    /** Where two texts differ, in order, by the histogram algorithm. */
    static List<Block> between(TextFile base, TextFile after, boolean ignoreSpace) {
        RawTextComparator comparator = ignoreSpace ? RawTextComparator.WS_IGNORE_ALL : RawTextComparator.DEFAULT;
        EditList edits = base.lineCount() + after.lineCount() <= ANCHOR_LINES
                ? new HistogramDiff().diff(comparator, base.raw(), after.raw())
                : anchored(comparator, base.raw(), after.raw());
        return edits.stream()
                .map(edit -> new Block(edit.getBeginA(), edit.getEndA(), edit.getBeginB(), edit.getEndB()))
                .toList();
    }

    private static EditList anchored(RawTextComparator comparator, RawText base, RawText after) {
        HashedSequencePair<RawText> pair = new HashedSequencePair<>(comparator, base, after);
        EditList edits = new EditList();
        for (Edit region : Anchors.regions(pair.getComparator(), pair.getA(), pair.getB())) {
            Edit core = pair.getComparator().reduceCommonStartEnd(pair.getA(), pair.getB(), region);
            switch (core.getType()) {
                case INSERT, DELETE -> edits.add(core);
                case REPLACE -> {
                    HistogramDiff histogram = new HistogramDiff();
                    if (core.getLengthA() + core.getLengthB() > EXACT_LINES) {
                        histogram.setFallbackAlgorithm(null);
                    }
                    histogram.diffNonCommon(edits, pair.getComparator(), pair.getA(), pair.getB(), core);
                }
                case EMPTY -> {}
            }
        }
        return edits;
    }

    int removed() {
        return baseEnd - baseStart;
    }

    int added() {
        return afterEnd - afterStart;
    }
}
