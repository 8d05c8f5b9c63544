package dev.marlin.statistics.ranking.annotator;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Shares of many people, each shrunk towards what people are usually like: the beta-binomial model by empirical Bayes.
 *
 * <p>Person k succeeds with a chance drawn from Beta(a, b); a and b maximize the likelihood of all counts, so the data say
 * how much to shrink. Each estimate is the posterior mean with the equal-tailed credible interval. The interval takes a
 * and b as known, so with very few people it is a little narrow.
 *
 * @param alpha a of the distribution of chances
 * @param beta b of the distribution of chances
 * @param people by number; {@code n} counts trials, at least 1 is shown even for who had none
 */
public record ShrunkShares(double alpha, double beta, List<Estimate> people) {

    private static final double STRONGEST = 1e4;
    private static final int ROUNDS = 200;

    public ShrunkShares {
        people = List.copyOf(people);
    }

    /**
     * Shrinks.
     *
     * @param successes {@code successes[k]} of {@code trials[k]}: for example verdicts that agreed with the others'
     * @throws IllegalArgumentException when nobody had a trial, or successes exceed trials
     */
    public static ShrunkShares of(long[] successes, long[] trials, double confidence) {
        Estimate.requireConfidence(confidence);
        long all = 0;
        long hits = 0;
        for (int k = 0; k < trials.length; k++) {
            if (successes[k] < 0 || successes[k] > trials[k]) {
                throw new IllegalArgumentException(successes[k] + " successes in " + trials[k] + " trials");
            }
            all += trials[k];
            hits += successes[k];
        }
        if (all == 0 || successes.length != trials.length) {
            throw new IllegalArgumentException("shares need at least one trial, and a count of both for everyone");
        }
        // Kept off 0 and 1, where no beta distribution has its mean.
        double start = (hits + 0.5) / (all + 1.0);
        double[] best = maximum(successes, trials, start);
        double tail = (1 - confidence) / 2;
        List<Estimate> people = new ArrayList<>();
        for (int k = 0; k < trials.length; k++) {
            double a = best[0] + successes[k];
            double b = best[1] + (trials[k] - successes[k]);
            people.add(Estimate.around(
                    a / (a + b),
                    Quantiles.beta(tail, a, b),
                    Quantiles.beta(1 - tail, a, b),
                    confidence,
                    Math.max(1, trials[k])));
        }
        return new ShrunkShares(best[0], best[1], people);
    }

    /** Golden-section searches over the mean and the logarithm of the strength a + b, in turn. */
    private static double[] maximum(long[] successes, long[] trials, double start) {
        Counts counts = Counts.of(successes, trials);
        double mean = start;
        double logStrength = Math.log(2);
        for (int round = 0; round < ROUNDS; round++) {
            double m = mean;
            double nextStrength = highest(-3, Math.log(STRONGEST), s -> counts.logLikelihood(m, Math.exp(s)));
            double nextMean = highest(1e-6, 1 - 1e-6, x -> counts.logLikelihood(x, Math.exp(nextStrength)));
            double moved = Math.abs(nextMean - mean) + Math.abs(nextStrength - logStrength);
            mean = nextMean;
            logStrength = nextStrength;
            if (moved < 1e-7) {
                break;
            }
        }
        double strength = Math.exp(logStrength);
        return new double[] {mean * strength, (1 - mean) * strength};
    }

    private static double highest(double from, double to, DoubleUnaryOperator function) {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double low = from;
        double high = to;
        double left = high - ratio * (high - low);
        double right = low + ratio * (high - low);
        double atLeft = function.applyAsDouble(left);
        double atRight = function.applyAsDouble(right);
        while (high - low > 1e-9) {
            if (atLeft > atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - ratio * (high - low);
                atLeft = function.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + ratio * (high - low);
                atRight = function.applyAsDouble(right);
            }
        }
        return (low + high) / 2;
    }

    /**
     * The log-likelihood of the beta-binomial, as sums of logarithms: Γ(a + s)/Γ(a) = a(a + 1)…(a + s − 1). Factors of all
     * people are counted once, so its cost is that of the busiest person.
     */
    private record Counts(long[] hits, long[] misses, long[] trials) {

        static Counts of(long[] successes, long[] trials) {
            long[] failures = new long[trials.length];
            for (int k = 0; k < trials.length; k++) {
                failures[k] = trials[k] - successes[k];
            }
            return new Counts(moreThan(successes), moreThan(failures), moreThan(trials));
        }

        double logLikelihood(double mean, double strength) {
            return rising(mean * strength, hits) + rising((1 - mean) * strength, misses) - rising(strength, trials);
        }

        /** {@code result[i]} = how many counts exceed i. */
        private static long[] moreThan(long[] counts) {
            int most = Math.toIntExact(Arrays.stream(counts).max().orElse(0));
            long[] result = new long[most + 1];
            for (long count : counts) {
                result[(int) count]++;
            }
            for (int i = most - 1; i >= 0; i--) {
                result[i] += result[i + 1];
            }
            return most == 0 ? new long[0] : Arrays.copyOfRange(result, 1, most + 1);
        }

        private static double rising(double from, long[] times) {
            double sum = 0;
            for (int i = 0; i < times.length; i++) {
                sum += times[i] * Math.log(from + i);
            }
            return sum;
        }
    }
}
