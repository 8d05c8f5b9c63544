package dev.marlin.diffs;

import java.util.List;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawTextComparator;

/** Lines {@code [baseStart, baseEnd)} of one text were replaced by {@code [afterStart, afterEnd)} of the other; from 0. */
record Block(int baseStart, int baseEnd, int afterStart, int afterEnd) {
    /** Above this many lines the exact fallback would take minutes; the histogram's coarser answer is as true. */
    private static final int EXACT_LINES = 20_000;

    /** Where two texts differ, in order, by the histogram algorithm. */
    static List<Block> between(TextFile base, TextFile after, boolean ignoreSpace) {
        RawTextComparator comparator = ignoreSpace ? RawTextComparator.WS_IGNORE_ALL : RawTextComparator.DEFAULT;
        return algorithm(base, after).diff(comparator, base.raw(), after.raw()).stream()
                .map(edit -> new Block(edit.getBeginA(), edit.getEndA(), edit.getBeginB(), edit.getEndB()))
                .toList();
    }

    private static DiffAlgorithm algorithm(TextFile base, TextFile after) {
        HistogramDiff histogram = new HistogramDiff();
        if (base.lineCount() + after.lineCount() > EXACT_LINES) {
            histogram.setFallbackAlgorithm(null);
        }
        return histogram;
    }

    int removed() {
        return baseEnd - baseStart;
    }

    int added() {
        return afterEnd - afterStart;
    }
}
