package dev.marlin.statistics.ranking.annotator;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.Quantiles;
import dev.marlin.statistics.ranking.count.Comparisons;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Each person's pull towards the left side at equal strengths, in log-odds: P(k picks left) = σ(θleft − θright + b_k).
 *
 * <p>The b_k are drawn from a normal distribution whose mean and spread are estimated from all people (Laplace's
 * approximation inside expectation–maximization), so who judged little is taken to be like the others. Strengths are
 * taken as given; the interval is the normal one at the posterior mode.
 */
public final class SideBias {

    private static final int ROUNDS = 500;
    private static final double LAST_STEP = 1e-9;
    private static final double SMALLEST_VARIANCE = 1e-6;

    /** e to the power of how much stronger the right side is. */
    private final double[] odds;

    private final double[] points;
    private final double[] weight;
    private final int[] person;
    private final double[] bias;
    private final double[] precision;
    private double mean;
    private double variance = 1;

    private SideBias(Judged judged, double[] theta) {
        Comparisons rows = judged.comparisons();
        int n = rows.rows();
        this.odds = new double[n];
        this.points = new double[n];
        this.weight = new double[n];
        this.person = judged.annotator();
        this.bias = new double[judged.people().size()];
        this.precision = new double[bias.length];
        for (int row = 0; row < n; row++) {
            odds[row] = Math.exp(theta[rows.right(row)] - theta[rows.left(row)]);
            boolean decisive = rows.outcome(row) % 2 == 0;
            points[row] = rows.outcome(row) == 0 ? 1 : 0;
            weight[row] = decisive ? rows.weight(row) : 0;
        }
    }

    /**
     * What was found.
     *
     * @param mean the usual pull, log-odds towards the left
     * @param spread standard deviation between people
     * @param people by number; empty for who made no decisive verdict
     */
    public record Result(double mean, double spread, List<Optional<Estimate>> people) {
        public Result {
            people = List.copyOf(people);
        }
    }

    /**
     * Estimates every person's pull from decisive verdicts.
     *
     * @param theta strengths by number of the competitor, natural log-odds
     */
    public static Result of(Judged judged, double[] theta, double confidence) {
        SideBias model = new SideBias(judged, theta.clone());
        long[] verdicts = new long[model.bias.length];
        for (int row = 0; row < model.person.length; row++) {
            verdicts[model.person[row]] += model.weight[row] > 0 ? 1 : 0;
        }
        model.climb(verdicts);
        double z = Quantiles.normal(confidence);
        List<Optional<Estimate>> people = new ArrayList<>();
        for (int k = 0; k < verdicts.length; k++) {
            double half = z / Math.sqrt(model.precision[k]);
            double b = model.bias[k];
            people.add(
                    verdicts[k] == 0
                            ? Optional.empty()
                            : Optional.of(new Estimate(b, b - half, b + half, confidence, verdicts[k])));
        }
        return new Result(model.mean, Math.sqrt(model.variance), people);
    }

    private void climb(long[] verdicts) {
        long judging = Arrays.stream(verdicts).filter(v -> v > 0).count();
        if (judging == 0) {
            return;
        }
        for (int round = 0; round < ROUNDS; round++) {
            double before = mean;
            double varianceBefore = variance;
            // One step of Newton's a round: the mean and the spread move the modes again anyway.
            double step = approachModes();
            double sum = 0;
            for (int k = 0; k < bias.length; k++) {
                sum += verdicts[k] > 0 ? bias[k] : 0;
            }
            mean = sum / judging;
            double squares = 0;
            for (int k = 0; k < bias.length; k++) {
                squares += verdicts[k] > 0 ? (bias[k] - mean) * (bias[k] - mean) + 1 / precision[k] : 0;
            }
            variance = Math.max(SMALLEST_VARIANCE, squares / judging);
            if (step + Math.abs(mean - before) + Math.abs(variance - varianceBefore) < LAST_STEP) {
                break;
            }
        }
        for (int round = 0; round < ROUNDS && approachModes() > LAST_STEP; round++) {
            // The modes of the last mean and spread.
        }
    }

    /** One step of Newton's method for all people at once, whose biases do not meet; returns the longest. */
    private double approachModes() {
        double[] slope = new double[bias.length];
        double[] turned = new double[bias.length];
        for (int k = 0; k < bias.length; k++) {
            slope[k] = (mean - bias[k]) / variance;
            precision[k] = 1 / variance;
            turned[k] = Math.exp(-bias[k]);
        }
        for (int row = 0; row < person.length; row++) {
            double p = 1 / (1 + odds[row] * turned[person[row]]);
            slope[person[row]] += weight[row] * (points[row] - p);
            precision[person[row]] += weight[row] * p * (1 - p);
        }
        double longest = 0;
        for (int k = 0; k < bias.length; k++) {
            double step = Math.max(-1, Math.min(1, slope[k] / precision[k]));
            bias[k] += step;
            longest = Math.max(longest, Math.abs(step));
        }
        return longest;
    }
}
