package dev.marlin.statistics.planning;

import dev.marlin.statistics.interval.Estimate;

/**
 * An interval for a mean score that holds at every moment at once, so that people may look after each task and stop when
 * they have seen enough: all the looks together err with at most {@code 1 - confidence}.
 *
 * <p>Hedged capital of bets against every possible mean (Waudby-Smith and Ramdas, "Estimating means of bounded random
 * variables by betting", JRSS B 2024, section 4.2 with the bets of equation 26), on a grid of a thousandth, and the
 * intersection over time. Scores must be independent in order, given what was seen: feed one score per task, the mean of
 * its comparisons.
 */
public final class ConfidenceSequence {
    private static final int GRID = 1_000;
    /** The most that is bet against a mean, as a share of what could be lost. */
    private static final double BOLDNESS = 0.5;

    private final double confidence;
    private final long seen;
    private final double sum;
    private final double squares;
    private final double variance;
    private final double[] capital;
    private final int low;
    private final int high;

    private ConfidenceSequence(double confidence, Moments moments, double[] capital, int low, int high) {
        this.confidence = confidence;
        this.seen = moments.seen;
        this.sum = moments.sum;
        this.squares = moments.squares;
        this.variance = (0.25 + squares) / (seen + 1);
        this.capital = capital;
        this.low = low;
        this.high = high;
    }

    private record Moments(long seen, double sum, double squares) {}

    /** Nothing seen: every mean from 0 to 1 is possible. */
    public static ConfidenceSequence start(double confidence) {
        Estimate.requireConfidence(confidence);
        return new ConfidenceSequence(confidence, new Moments(0, 0, 0), new double[2 * (GRID + 1)], 0, GRID);
    }

    /** After these scores, oldest first. */
    public static ConfidenceSequence of(double[] scores, double confidence) {
        ConfidenceSequence sequence = start(confidence);
        for (double score : scores) {
            sequence = sequence.after(score);
        }
        return sequence;
    }

    /**
     * After one more score; this sequence stays as it is.
     *
     * @param score of a task, from 0 (A is better) by 1/2 (alike) to 1 (B is better)
     */
    public ConfidenceSequence after(double score) {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score lies between 0 and 1, not " + score);
        }
        double bet = bet();
        double[] next = capital.clone();
        double limit = Math.log(2 / (1 - confidence));
        int lowest = GRID + 1;
        int highest = -1;
        for (int i = low; i <= high; i++) {
            double mean = (double) i / GRID;
            next[2 * i] += Math.log1p(Math.min(bet, BOLDNESS / mean) * (score - mean));
            next[2 * i + 1] += Math.log1p(Math.min(bet, BOLDNESS / (1 - mean)) * (mean - score));
            if (Math.max(next[2 * i], next[2 * i + 1]) < limit) {
                lowest = Math.min(lowest, i);
                highest = i;
            }
        }
        // Nothing possible is left only where the sequence itself erred: keep the last that was.
        boolean none = highest < 0;
        return new ConfidenceSequence(confidence, withNext(score), next, none ? low : lowest, none ? high : highest);
    }

    /** The bet that would grow capital fastest if the mean so far and the spread so far were true, and ever smaller. */
    private double bet() {
        long t = seen + 1;
        return Math.sqrt(2 * Math.log(2 / (1 - confidence)) / (variance * t * Math.log(t + 1.0)));
    }

    private Moments withNext(double score) {
        double mean = (0.5 + sum + score) / (seen + 2);
        return new Moments(seen + 1, sum + score, squares + (score - mean) * (score - mean));
    }

    /** Scores seen. */
    public long seen() {
        return seen;
    }

    /** The lowest mean that is still possible; a thousandth wider than the grid shows. */
    public double low() {
        return Math.max(0, (low - 1.0) / GRID);
    }

    /** The highest mean that is still possible. */
    public double high() {
        return Math.min(1, (high + 1.0) / GRID);
    }

    /** What may be said now, however often one has looked. */
    public Verdict verdict() {
        if (low() > 0.5) {
            return Verdict.B_IS_BETTER;
        }
        return high() < 0.5 ? Verdict.A_IS_BETTER : Verdict.GO_ON;
    }

    /** What a sequence of scores allows to say. */
    public enum Verdict {
        /** All means that are still possible lie below 1/2. */
        A_IS_BETTER,
        /** All means that are still possible lie above 1/2. */
        B_IS_BETTER,
        /** 1/2 is still possible: judge more tasks, or stop without an answer. */
        GO_ON
    }

    @Override
    public String toString() {
        return "after " + seen + " scores " + low() + " to " + high() + " at " + confidence;
    }
}
