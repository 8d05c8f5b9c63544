package dev.marlin.statistics.ranking;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.Quantiles;
import dev.marlin.statistics.ranking.count.Tally;
import dev.marlin.statistics.ranking.fit.Cholesky;
import dev.marlin.statistics.ranking.fit.TieModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Intervals of half-tie ratings without resampling, as Arena's arena-rank computes them.
 *
 * <p>V = H⁻¹GH⁻¹ with H = Σ p(1−p)·ddᵀ + 1e-5·n·I and G = Σ (y−p)²·ddᵀ over all battles, where d has +1 and −1 at the
 * two agents. Every battle counts as independent: where tasks hold several judgements these intervals are too narrow,
 * and {@link Ranking} has the better ones. For comparison and for tables that must be fast.
 */
public final class Sandwich {

    private static final double RIDGE = 1e-5;

    private Sandwich() {}

    /**
     * The interval of each agent's θ.
     *
     * @param fit a {@link TieModel#HALF_TIE} fit of this table or of one of its components
     * @throws IllegalArgumentException for another model, or an agent that the table does not have
     */
    public static Map<String, Estimate> intervals(BattleTable table, Fit fit, double confidence) {
        if (fit.model() != TieModel.HALF_TIE) {
            throw new IllegalArgumentException("the sandwich is defined for half-tie fits, not for " + fit.model());
        }
        List<String> agents = new ArrayList<>(fit.theta().keySet());
        int[] numbers = agents.stream()
                .mapToInt(agent -> Collections.binarySearch(table.agents(), agent))
                .toArray();
        if (Arrays.stream(numbers).anyMatch(number -> number < 0)) {
            throw new IllegalArgumentException("the fit ranks agents that the table does not have");
        }
        double[][] bread = new double[numbers.length][numbers.length];
        double[][] filling = new double[numbers.length][numbers.length];
        long[] battles = new long[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            for (int j = i + 1; j < numbers.length; j++) {
                Tally tally = table.between(numbers[i], numbers[j]);
                double p = fit.winProbability(agents.get(i), agents.get(j));
                add(bread, i, j, tally.counted() * p * (1 - p));
                add(
                        filling,
                        i,
                        j,
                        tally.wins() * square(1 - p) + tally.ties() * square(0.5 - p) + tally.losses() * p * p);
                battles[i] += tally.counted();
                battles[j] += tally.counted();
            }
        }
        double[] errors = standardErrors(bread, filling, Arrays.stream(battles).sum() / 2);
        double z = Quantiles.normal(confidence);
        Map<String, Estimate> intervals = new TreeMap<>();
        for (int i = 0; i < numbers.length; i++) {
            double theta = fit.of(agents.get(i));
            intervals.put(
                    agents.get(i),
                    new Estimate(theta, theta - z * errors[i], theta + z * errors[i], confidence, battles[i]));
        }
        return intervals;
    }

    private static double[] standardErrors(double[][] bread, double[][] filling, long battles) {
        for (int i = 0; i < bread.length; i++) {
            bread[i][i] += RIDGE * battles;
        }
        Cholesky factor = Cholesky.factor(bread, bread.length);
        if (factor == null) {
            throw new IllegalStateException("the information of " + battles + " battles is not positive definite");
        }
        double[][] inverse = factor.inverse();
        double[] errors = new double[inverse.length];
        for (int i = 0; i < errors.length; i++) {
            double variance = 0;
            for (int k = 0; k < errors.length; k++) {
                for (int l = 0; l < errors.length; l++) {
                    variance += inverse[i][k] * filling[k][l] * inverse[i][l];
                }
            }
            errors[i] = Math.sqrt(Math.max(0, variance));
        }
        return errors;
    }

    private static void add(double[][] matrix, int i, int j, double weight) {
        matrix[i][i] += weight;
        matrix[j][j] += weight;
        matrix[i][j] -= weight;
        matrix[j][i] -= weight;
    }

    private static double square(double number) {
        return number * number;
    }
}
