package dev.marlin.statistics.ranking.style;

import java.util.Arrays;

/**
 * Slopes and bends of the half-tie likelihood at one point, summed by pair and by covariate: all that a Newton step needs.
 *
 * <p>Filled by a pass over the rows; not safe for several threads.
 */
final class StyleSums {

    private final StyleRows rows;

    /** {@code slopeOfPair[p]} = Σ w(y − p), {@code bendOfPair[p]} = Σ w p(1 − p). */
    final double[] slopeOfPair;

    final double[] bendOfPair;
    final double[] slopeOfEffect;
    /** {@code cross[p · K + k]} = Σ w p(1 − p) x_k of pair p. */
    final double[] cross;

    final double[][] bendOfEffects;

    private StyleSums(StyleRows rows, double[] cross, double[][] bendOfEffects) {
        this.rows = rows;
        this.slopeOfPair = new double[rows.pairs()];
        this.bendOfPair = new double[rows.pairs()];
        this.slopeOfEffect = new double[rows.covariates];
        this.cross = cross;
        this.bendOfEffects = bendOfEffects;
    }

    StyleSums(StyleRows rows) {
        this(rows, new double[rows.pairs() * rows.covariates], new double[rows.covariates][rows.covariates]);
    }

    /** Other sums that keep the present bends in γ. */
    StyleSums withTheseEffects() {
        return new StyleSums(
                rows,
                cross.clone(),
                Arrays.stream(bendOfEffects).map(double[]::clone).toArray(double[][]::new));
    }

    void clearSlopes() {
        Arrays.fill(slopeOfPair, 0);
        Arrays.fill(bendOfPair, 0);
        Arrays.fill(slopeOfEffect, 0);
    }

    void clearEffects() {
        Arrays.fill(cross, 0);
        for (double[] row : bendOfEffects) {
            Arrays.fill(row, 0);
        }
    }

    /**
     * What pulls parameters towards 0: λ/2 times their square.
     *
     * @param effects λ on each effect
     * @param strengths λ on each strength
     */
    record Ridge(double effects, double strengths) {}

    /** By θ, then γ. */
    double[] gradient(double[] at, Ridge ridge) {
        double[] gradient = new double[at.length];
        for (int p = 0; p < rows.pairs(); p++) {
            gradient[rows.first[p]] += slopeOfPair[p];
            gradient[rows.second[p]] -= slopeOfPair[p];
        }
        for (int i = 0; i < rows.competitors; i++) {
            gradient[i] -= ridge.strengths * at[i];
        }
        for (int k = 0; k < rows.covariates; k++) {
            int place = rows.competitors + k;
            gradient[place] = slopeOfEffect[k] - ridge.effects * at[place];
        }
        return gradient;
    }

    /** The upper triangle; strengths are held at mean zero. */
    double[][] information(Ridge ridge) {
        int m = rows.competitors;
        double[][] matrix = new double[m + rows.covariates][m + rows.covariates];
        for (int i = 0; i < m; i++) {
            Arrays.fill(matrix[i], i, m, 1.0 / m);
            matrix[i][i] += ridge.strengths;
        }
        for (int p = 0; p < rows.pairs(); p++) {
            int i = rows.first[p];
            int j = rows.second[p];
            matrix[i][i] += bendOfPair[p];
            matrix[j][j] += bendOfPair[p];
            matrix[i][j] -= bendOfPair[p];
            for (int k = 0; k < rows.covariates; k++) {
                matrix[i][m + k] += cross[p * rows.covariates + k];
                matrix[j][m + k] -= cross[p * rows.covariates + k];
            }
        }
        for (int k = 0; k < rows.covariates; k++) {
            for (int l = k; l < rows.covariates; l++) {
                matrix[m + k][m + l] += bendOfEffects[k][l];
            }
            matrix[m + k][m + k] += ridge.effects;
        }
        return matrix;
    }
}
