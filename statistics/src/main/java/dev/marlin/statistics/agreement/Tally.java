package dev.marlin.statistics.agreement;

import java.util.Arrays;

/**
 * How often each category was given in one pattern: only the categories that were.
 *
 * @param categories ascending
 * @param counts of the same length, each positive
 * @param ratings their sum
 */
record Tally(int[] categories, int[] counts, int ratings) {

    /** @param given codes, ascending */
    static Tally of(int[] given) {
        int[] categories = new int[given.length];
        int[] counts = new int[given.length];
        int distinct = 0;
        for (int code : given) {
            if (distinct == 0 || categories[distinct - 1] != code) {
                categories[distinct++] = code;
            }
            counts[distinct - 1]++;
        }
        return new Tally(Arrays.copyOf(categories, distinct), Arrays.copyOf(counts, distinct), given.length);
    }

    int distinct() {
        return categories.length;
    }
}
