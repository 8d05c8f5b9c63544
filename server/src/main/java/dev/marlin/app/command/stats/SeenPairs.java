package dev.marlin.app.command.stats;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** Remembers pairs of numbers: one bit for each possible pair where they are few enough, else those that came. */
final class SeenPairs {
    private final long seconds;
    private final BitSet dense = new BitSet();
    private final Set<Long> sparse = new HashSet<>();
    private final boolean isDense;

    SeenPairs(int firsts, int seconds) {
        this.seconds = seconds;
        this.isDense = (long) firsts * seconds < Integer.MAX_VALUE;
    }

    /** Whether the pair had not come before. */
    boolean add(int first, int second) {
        long pair = first * seconds + second;
        if (!isDense) {
            return sparse.add(pair);
        }
        boolean isNew = !dense.get((int) pair);
        dense.set((int) pair);
        return isNew;
    }
}
