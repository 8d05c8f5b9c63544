package dev.marlin.statistics.handbook;

import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.planning.ConfidenceSequence;

/**
 * What two people see who look after every task: one at a fixed interval, one at a confidence sequence.
 *
 * @param fixedLow {@code fixedLow[t]} after task t + 1; mean less 1.96 standard errors
 * @param sequenceLow the same of the confidence sequence
 */
record Looks(double[] fixedLow, double[] fixedHigh, double[] sequenceLow, double[] sequenceHigh) {
    /** Looks before this many tasks are not counted as looks at a fixed interval, which needs a few scores. */
    static final int FIRST = 20;

    /** Versions that are equal, one task of five a tie. */
    static Looks ofEqualVersions(int tasks, long seed) {
        SeededDraws draws = new SeededDraws(seed);
        Looks looks = new Looks(new double[tasks], new double[tasks], new double[tasks], new double[tasks]);
        ConfidenceSequence sequence = ConfidenceSequence.start(0.95);
        double sum = 0;
        double squares = 0;
        for (int t = 0; t < tasks; t++) {
            double score = draws.uniform() < 0.2 ? 0.5 : draws.below(2);
            sum += score;
            squares += score * score;
            double mean = sum / (t + 1);
            double half = 1.96 * Math.sqrt(Math.max(0, squares / (t + 1) - mean * mean) / (t + 1));
            sequence = sequence.after(score);
            looks.fixedLow[t] = mean - half;
            looks.fixedHigh[t] = mean + half;
            looks.sequenceLow[t] = sequence.low();
            looks.sequenceHigh[t] = sequence.high();
        }
        return looks;
    }

    /** Whether one of the looks at the fixed interval leaves out the truth, 1/2, by more than this. */
    boolean fixedErrs(double by) {
        return errs(fixedLow, fixedHigh, by);
    }

    /** Whether one of the looks at the sequence leaves out the truth. */
    boolean sequenceErrs() {
        return errs(sequenceLow, sequenceHigh, 0);
    }

    private static boolean errs(double[] low, double[] high, double by) {
        for (int t = FIRST - 1; t < low.length; t++) {
            if (low[t] - by > 0.5 || high[t] + by < 0.5) {
                return true;
            }
        }
        return false;
    }
}
