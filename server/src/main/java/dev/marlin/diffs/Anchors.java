package dev.marlin.diffs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HashedSequence;
import org.eclipse.jgit.diff.HashedSequenceComparator;
import org.eclipse.jgit.diff.RawText;

/**
 * Lines that stand once in each of two long texts and in the same order: what lies between two of them can be compared
 * by itself. Keeps the time of a long comparison near to linear (patience diff, after Bram Cohen).
 */
final class Anchors {
    private static final int REPEATED = -1;

    private Anchors() {}

    /** Regions between anchors that are not empty on both sides, in order; from 0. */
    static List<Edit> regions(
            HashedSequenceComparator<RawText> comparator, HashedSequence<RawText> base, HashedSequence<RawText> after) {
        int[] partner = partners(comparator, base, after);
        List<Edit> regions = new ArrayList<>();
        int baseFrom = 0;
        int afterFrom = 0;
        for (int i : longestRising(partner)) {
            add(regions, new Edit(baseFrom, i, afterFrom, partner[i]));
            baseFrom = i + 1;
            afterFrom = partner[i] + 1;
        }
        add(regions, new Edit(baseFrom, base.size(), afterFrom, after.size()));
        return regions;
    }

    private static void add(List<Edit> regions, Edit region) {
        if (!region.isEmpty()) {
            regions.add(region);
        }
    }

    /** partner[i] = index of base line i in the other text, -1 when either stands more than once. */
    private static int[] partners(
            HashedSequenceComparator<RawText> comparator, HashedSequence<RawText> base, HashedSequence<RawText> after) {
        Map<Integer, Integer> inBase = once(comparator, base);
        Map<Integer, Integer> inAfter = once(comparator, after);
        int[] partner = new int[base.size()];
        Arrays.fill(partner, REPEATED);
        inBase.forEach((hash, i) -> {
            int j = i == REPEATED ? REPEATED : inAfter.getOrDefault(hash, REPEATED);
            if (j != REPEATED && comparator.equals(base, i, after, j)) {
                partner[i] = j;
            }
        });
        return partner;
    }

    /** Index by hash; lines whose hash comes twice count as repeated, equal or not. */
    private static Map<Integer, Integer> once(
            HashedSequenceComparator<RawText> comparator, HashedSequence<RawText> text) {
        Map<Integer, Integer> indexes = HashMap.newHashMap(text.size());
        for (int i = 0; i < text.size(); i++) {
            indexes.merge(comparator.hash(text, i), i, (earlier, later) -> REPEATED);
        }
        return indexes;
    }

    /** Indexes of a longest run of partners that rise; the others would cross it. */
    private static int[] longestRising(int[] partner) {
        int[] ends = new int[partner.length];
        int[] before = new int[partner.length];
        int length = 0;
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] == REPEATED) {
                continue;
            }
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (partner[ends[middle]] < partner[i]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[i] = low == 0 ? REPEATED : ends[low - 1];
            ends[low] = i;
            length = Math.max(length, low + 1);
        }
        int[] rising = new int[length];
        int at = length == 0 ? REPEATED : ends[length - 1];
        for (int n = length - 1; n >= 0; n--) {
            rising[n] = at;
            at = before[at];
        }
        return rising;
    }
}
