package dev.marlin.diffs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One row of the split view: what was, beside what is. */
public record SplitRow(Optional<Row> was, Optional<Row> is) {
    /** Pairs the rows of a hunk: runs of removed rows stand beside the run of added rows that follows. */
    public static List<SplitRow> of(List<Row> rows) {
        List<SplitRow> split = new ArrayList<>();
        int i = 0;
        while (i < rows.size()) {
            if (rows.get(i).kind() == Row.Kind.KEPT) {
                split.add(new SplitRow(Optional.of(rows.get(i)), Optional.of(rows.get(i))));
                i++;
                continue;
            }
            int added = i;
            while (added < rows.size() && rows.get(added).kind() == Row.Kind.REMOVED) {
                added++;
            }
            int end = added;
            while (end < rows.size() && rows.get(end).kind() == Row.Kind.ADDED) {
                end++;
            }
            for (int n = 0; n < Math.max(added - i, end - added); n++) {
                split.add(new SplitRow(
                        i + n < added ? Optional.of(rows.get(i + n)) : Optional.empty(),
                        added + n < end ? Optional.of(rows.get(added + n)) : Optional.empty()));
            }
            i = end;
        }
        return split;
    }
}
