package dev.marlin.statistics.agreement;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The distinct rows of a table of codes in ascending order, each with how often it is there: what every coefficient is
 * computed from, so that a million units cost as much as the few ways in which they were rated.
 */
final class Patterns {
    /** Below this many possible rows each has a counter of its own; above it rows are looked up by their content. */
    private static final int MOST_COUNTERS = 1 << 20;

    private final int raters;
    private final int[] codes;
    private final double[] weights;

    private Patterns(int raters, int[] codes, double[] weights) {
        this.raters = raters;
        this.codes = codes;
        this.weights = weights;
    }

    /**
     * @param codes rows one after the other, {@link RatingTable#MISSING} or 0 to {@code categories - 1}
     * @param units number of rows
     */
    static Patterns of(int[] codes, int units, int raters, int categories) {
        double possible = Math.pow(categories + 1.0, raters);
        return possible <= MOST_COUNTERS
                ? counted(codes, units, raters, categories + 1, (int) possible)
                : lookedUp(codes, units, raters);
    }

    /** The row as a number in the system with one digit per category and one for a hole. */
    private static Patterns counted(int[] codes, int units, int raters, int base, int possible) {
        int[] counters = new int[possible];
        int at = 0;
        for (int u = 0; u < units; u++) {
            int key = 0;
            for (int r = 0; r < raters; r++) {
                key = key * base + codes[at++] + 1;
            }
            counters[key]++;
        }
        int[] present =
                IntStream.range(0, possible).filter(key -> counters[key] > 0).toArray();
        int[] rows = new int[present.length * raters];
        double[] weights = new double[present.length];
        for (int p = 0; p < present.length; p++) {
            int key = present[p];
            for (int r = raters - 1; r >= 0; r--) {
                rows[p * raters + r] = key % base - 1;
                key /= base;
            }
            weights[p] = counters[present[p]];
        }
        return new Patterns(raters, rows, weights);
    }

    private static Patterns lookedUp(int[] codes, int units, int raters) {
        int[] slots = new int[Integer.highestOneBit(Math.max(8, units)) * 4];
        int[] firsts = new int[units];
        double[] counts = new double[units];
        int distinct = 0;
        for (int u = 0; u < units; u++) {
            int from = u * raters;
            int slot = hash(codes, from, raters) & (slots.length - 1);
            while (slots[slot] != 0 && !same(codes, firsts[slots[slot] - 1], from, raters)) {
                slot = (slot + 1) & (slots.length - 1);
            }
            if (slots[slot] == 0) {
                firsts[distinct] = from;
                slots[slot] = ++distinct;
            }
            counts[slots[slot] - 1]++;
        }
        return sorted(codes, raters, Arrays.copyOf(firsts, distinct), counts);
    }

    private static Patterns sorted(int[] codes, int raters, int[] firsts, double[] counts) {
        int[] order = IntStream.range(0, firsts.length)
                .boxed()
                .sorted((a, b) ->
                        Arrays.compare(codes, firsts[a], firsts[a] + raters, codes, firsts[b], firsts[b] + raters))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] rows = new int[firsts.length * raters];
        double[] weights = new double[firsts.length];
        for (int p = 0; p < order.length; p++) {
            System.arraycopy(codes, firsts[order[p]], rows, p * raters, raters);
            weights[p] = counts[order[p]];
        }
        return new Patterns(raters, rows, weights);
    }

    private static int hash(int[] codes, int from, int raters) {
        long hash = 0;
        for (int r = 0; r < raters; r++) {
            hash = (hash + codes[from + r] + 2) * 0x9E3779B97F4A7C15L;
        }
        return (int) (hash >>> 32);
    }

    private static boolean same(int[] codes, int one, int other, int raters) {
        return Arrays.equals(codes, one, one + raters, codes, other, other + raters);
    }

    int size() {
        return weights.length;
    }

    int code(int pattern, int rater) {
        return codes[pattern * raters + rater];
    }

    /** A copy. */
    double[] weights() {
        return weights.clone();
    }

    /** The codes that were given in a pattern, ascending. */
    int[] given(int pattern) {
        int[] row = Arrays.copyOfRange(codes, pattern * raters, (pattern + 1) * raters);
        return Arrays.stream(row)
                .filter(code -> code != RatingTable.MISSING)
                .sorted()
                .toArray();
    }
}
