package dev.marlin.statistics.labels;

import dev.marlin.statistics.interval.SeededDraws;

/**
 * Rows from which slowly converging parameters are estimated: all of them up to 32,768, beyond that as many evenly spaced
 * strata with one row drawn from each by a fixed seed.
 */
final class Sample {

    private static final int MOST_ROWS = 1 << 15;

    private Sample() {}

    static int[] of(PackedRows rows) {
        int size = Math.min(rows.rows(), MOST_ROWS);
        int[] sample = new int[size];
        SeededDraws draws = new SeededDraws(1);
        for (int s = 0; s < size; s++) {
            long from = (long) s * rows.rows() / size;
            long to = (long) (s + 1) * rows.rows() / size;
            sample[s] = (int) (from + draws.below((int) (to - from)));
        }
        return sample;
    }
}
