package dev.marlin.statistics.ranking.criteria;

import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.fit.Cholesky;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Standard errors of a composite rating: the sandwich V = H⁻¹GH⁻¹ over clusters (Liang and Zeger 1986), with the factor
 * C / (C − 1) for C clusters.
 *
 * <p>A cluster's score adds up its rows of all criteria, so it does not matter that who finds a change correct mostly finds
 * it maintainable too. The scale 1 / total of each criterion is taken as known.
 */
final class CompositeErrors {

    private final double[] theta;
    private final double[][] bread;
    private final Map<Long, double[]> scores = new HashMap<>();

    CompositeErrors(double[] theta, double ridge) {
        this.theta = theta;
        this.bread = new double[theta.length][theta.length];
        for (int i = 0; i < theta.length; i++) {
            bread[i][i] = ridge;
        }
    }

    /**
     * Takes in the rows of one criterion.
     *
     * @param number of the criterion: rows outside of clusters depend on nothing, in no criterion
     * @param scale of its mean loss, over its total weight
     */
    void add(int number, Comparisons rows, double scale) {
        for (int row = 0; row < rows.rows(); row++) {
            if (rows.outcome(row) > 2) {
                continue;
            }
            int i = rows.left(row);
            int j = rows.right(row);
            double weight = scale * rows.weight(row);
            double p = 1 / (1 + Math.exp(theta[j] - theta[i]));
            double bend = weight * p * (1 - p);
            bread[i][i] += bend;
            bread[j][j] += bend;
            bread[Math.min(i, j)][Math.max(i, j)] -= bend;
            // Clusters have numbers from 0 up, rows alone from -1 down, apart for each criterion.
            long key = rows.isClustered() ? rows.cluster(row) : -1 - row - ((long) number << Integer.SIZE);
            double[] score = scores.computeIfAbsent(key, none -> new double[theta.length]);
            double slope = weight * (1 - rows.outcome(row) / 2.0 - p);
            score[i] += slope;
            score[j] -= slope;
        }
    }

    /** Independent clusters or rows. */
    int clusters() {
        return scores.size();
    }

    /** By number of the competitor; NaN with fewer than two clusters. */
    List<Double> standardErrors() {
        double[] variance = new double[theta.length];
        Cholesky factor = Cholesky.factor(bread, theta.length);
        if (factor == null || scores.size() < 2) {
            Arrays.fill(variance, Double.NaN);
        } else {
            for (double[] score : scores.values()) {
                double[] moved = factor.solve(score);
                for (int i = 0; i < variance.length; i++) {
                    variance[i] += moved[i] * moved[i];
                }
            }
        }
        double few = scores.size() / (scores.size() - 1.0);
        return Arrays.stream(variance).map(v -> Math.sqrt(few * v)).boxed().toList();
    }
}
