package dev.marlin.statistics.labels;

import java.util.ArrayList;
import java.util.List;

/**
 * How far stated probabilities agree with what happened.
 *
 * <p>{@code expectedError} is the expected calibration error (Naeini, Cooper and Hauskrecht 2015), 0 to 1: the mean over
 * forecasts of the gap between stated confidence and hit rate in their bin. {@code meanConfidence} and {@code hitRate},
 * 0 to 1, are over all forecasts; {@code bins} are the ten equal slices of confidence, those without forecasts left out.
 */
public record Calibration(double expectedError, double meanConfidence, double hitRate, List<Bin> bins) {

    static final int BINS = 10;

    public Calibration {
        bins = List.copyOf(bins);
    }

    /** Forecasts whose confidence fell into one slice. */
    public record Bin(long forecasts, double meanConfidence, double hitRate) {}

    /**
     * The calibration of each item's most probable class against known classes.
     *
     * @param gold the class number of each item, at least one
     */
    public static Calibration against(Posteriors posteriors, int[] gold) {
        requireGold(posteriors, gold);
        Tally tally = new Tally();
        for (int i = 0; i < gold.length; i++) {
            int label = posteriors.label(i);
            tally.add(posteriors.of(i, label), label == gold[i], 1);
        }
        return tally.close();
    }

    static void requireGold(Posteriors posteriors, int[] gold) {
        if (gold.length == 0 || gold.length != posteriors.items()) {
            throw new IllegalArgumentException(
                    gold.length + " known classes for " + posteriors.items() + " items; one each, at least one");
        }
        for (int c : gold) {
            if (c < 0 || c >= posteriors.classes()) {
                throw new IllegalArgumentException("class number " + c + " is not below " + posteriors.classes());
            }
        }
    }

    /** Collects forecasts. */
    static final class Tally {
        private final double[] forecasts = new double[BINS];
        private final double[] confidence = new double[BINS];
        private final double[] hits = new double[BINS];

        void add(double stated, boolean hit, double weight) {
            int bin = Math.min((int) (stated * BINS), BINS - 1);
            forecasts[bin] += weight;
            confidence[bin] += weight * stated;
            hits[bin] += hit ? weight : 0;
        }

        boolean isEmpty() {
            double all = 0;
            for (double count : forecasts) {
                all += count;
            }
            return all == 0;
        }

        Calibration close() {
            double all = 0;
            double stated = 0;
            double right = 0;
            double gap = 0;
            List<Bin> bins = new ArrayList<>();
            for (int b = 0; b < BINS; b++) {
                all += forecasts[b];
                stated += confidence[b];
                right += hits[b];
                gap += Math.abs(confidence[b] - hits[b]);
                if (forecasts[b] > 0) {
                    bins.add(new Bin((long) forecasts[b], confidence[b] / forecasts[b], hits[b] / forecasts[b]));
                }
            }
            return new Calibration(gap / all, stated / all, right / all, bins);
        }
    }
}
