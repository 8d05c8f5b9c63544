package dev.marlin.statistics.ranking.style;

import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.ranking.fit.Cholesky;
import java.util.Arrays;

/**
 * Newton's method for strengths and effects of style.
 *
 * <p>The fit on all rows uses exact second derivatives. A refit on resampled rows starts there; its second derivatives in
 * θ are exact at every step and those in γ are kept from the fit on all rows, where resampling hardly moves them: each
 * step then leaves about a hundredth of the error, and the gradient, which decides where it ends, is always exact.
 */
final class StyleSolver {

    private static final double LAST_STEP = 1e-10;

    /** Leaves an error of about 1e-7 in natural log-odds on large data, where a step leaves a hundredth of the error. */
    private static final double LAST_STEP_OF_REFIT = 4e-6;

    private static final int ROUNDS = 100;
    private static final double LONGEST_STEP = 1;
    private static final double BEYOND = 300;

    private final StyleRows rows;
    private final double ridge;
    private final StylePass pass;
    private final int size;
    private double lastStep;

    StyleSolver(StyleRows rows, double ridge) {
        this.rows = rows;
        this.ridge = ridge;
        this.pass = new StylePass(rows);
        this.size = rows.competitors + rows.covariates;
    }

    /** θ with mean zero, then γ, of all rows. */
    double[] fit() {
        return climb(new double[size], new byte[0], true, LAST_STEP);
    }

    /** The exact fit on rows that count so many times. */
    double[] fitted(byte[] times) {
        return climb(new double[size], times, true, LAST_STEP);
    }

    /** The chance of the first in each row. */
    double[] chancesAt(double[] at) {
        return pass.chancesAt(at);
    }

    /** A solver for refits from the fit on all rows. */
    StyleSolver near(double[] fit, double[] chances) {
        StyleSolver other = new StyleSolver(rows, ridge);
        other.pass.near(pass, fit, chances);
        return other;
    }

    /** The fit on rows drawn with replacement. */
    double[] refit(double[] from, SeededDraws draws) {
        byte[] times = new byte[rows.rows()];
        for (int k = 0; k < times.length; k++) {
            times[draws.below(times.length)]++;
        }
        return climb(from, times, false, LAST_STEP_OF_REFIT);
    }

    double lastStep() {
        return lastStep;
    }

    private double[] climb(double[] from, byte[] times, boolean exact, double enough) {
        double[] at = from.clone();
        for (int round = 0; round < ROUNDS; round++) {
            pass.run(at, times, exact);
            Cholesky factor = Cholesky.factor(information(), size);
            if (factor == null) {
                break;
            }
            double[] step = factor.solve(gradient(at));
            double length = Arrays.stream(step).map(Math::abs).max().orElse(0);
            double share = Math.min(1, LONGEST_STEP / length);
            for (int i = 0; i < size; i++) {
                at[i] += share * step[i];
            }
            lastStep = share * length;
            if (lastStep < enough) {
                return at;
            }
            if (Arrays.stream(at).anyMatch(value -> Math.abs(value) > BEYOND)) {
                break;
            }
        }
        throw new IllegalArgumentException("the likelihood has no finite maximum: "
                + "some competitor or covariate decides every comparison it takes part in");
    }

    private double[] gradient(double[] at) {
        double[] gradient = new double[size];
        for (int p = 0; p < rows.pairs(); p++) {
            gradient[rows.first[p]] += pass.slopeOfPair[p];
            gradient[rows.second[p]] -= pass.slopeOfPair[p];
        }
        for (int k = 0; k < rows.covariates; k++) {
            int place = rows.competitors + k;
            gradient[place] = pass.slopeOfEffect[k] - ridge * at[place];
        }
        return gradient;
    }

    private double[][] information() {
        double[][] matrix = new double[size][size];
        int m = rows.competitors;
        for (int i = 0; i < m; i++) {
            Arrays.fill(matrix[i], i, m, 1.0 / m);
        }
        for (int p = 0; p < rows.pairs(); p++) {
            int i = rows.first[p];
            int j = rows.second[p];
            matrix[i][i] += pass.bendOfPair[p];
            matrix[j][j] += pass.bendOfPair[p];
            matrix[i][j] -= pass.bendOfPair[p];
            for (int k = 0; k < rows.covariates; k++) {
                matrix[i][m + k] += pass.cross[p * rows.covariates + k];
                matrix[j][m + k] -= pass.cross[p * rows.covariates + k];
            }
        }
        for (int k = 0; k < rows.covariates; k++) {
            for (int l = k; l < rows.covariates; l++) {
                matrix[m + k][m + l] += pass.bendOfEffects[k][l];
            }
            matrix[m + k][m + k] += ridge;
        }
        return matrix;
    }

    /** The half-tie log-likelihood of all rows. */
    double logLikelihood(double[] at) {
        double sum = 0;
        for (int p = 0; p < rows.pairs(); p++) {
            double strength = at[rows.first[p]] - at[rows.second[p]];
            for (int row = rows.start[p]; row < rows.start[p + 1]; row++) {
                double z = strength;
                for (int k = 0; k < rows.covariates; k++) {
                    z += at[rows.competitors + k] * rows.x[k][row];
                }
                double up = Math.log1p(Math.exp(-Math.abs(z)));
                sum -= (rows.weight.length == 0 ? 1 : rows.weight[row]) * (up + Math.max(z, 0) - rows.points[row] * z);
            }
        }
        return sum;
    }
}
