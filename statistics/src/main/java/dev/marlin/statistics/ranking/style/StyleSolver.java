package dev.marlin.statistics.ranking.style;

import dev.marlin.statistics.ranking.fit.Cholesky;
import java.util.Arrays;
import java.util.OptionalDouble;

/** Newton's method for strengths and effects of style, with exact second derivatives. */
final class StyleSolver {

    private static final double LAST_STEP = 1e-10;
    private static final int ROUNDS = 100;
    private static final double LONGEST_STEP = 1;
    private static final double BEYOND = 300;

    private final StyleRows rows;
    private final StyleSums.Ridge ridge;
    private final StylePass pass;
    private double lastStep;

    StyleSolver(StyleRows rows, StyleSums.Ridge ridge) {
        this.rows = rows;
        this.ridge = ridge;
        this.pass = new StylePass(rows);
    }

    /** θ with mean zero, then γ, of all rows. */
    double[] fit() {
        return fitted(new byte[0]);
    }

    /** The fit on rows that count so many times. */
    double[] fitted(byte[] times) {
        double[] at = new double[rows.competitors + rows.covariates];
        for (int round = 0; round < ROUNDS; round++) {
            pass.run(at, times);
            OptionalDouble step = step(pass.sums, at, ridge);
            if (step.isEmpty()) {
                throw withoutMaximum();
            }
            lastStep = step.getAsDouble();
            if (lastStep < LAST_STEP) {
                return at;
            }
        }
        throw withoutMaximum();
    }

    /** What refits near the last fit need; one for each thread. */
    StyleRefits refits(RefitColumns columns) {
        return new StyleRefits(columns, pass.sums, ridge);
    }

    double lastStep() {
        return lastStep;
    }

    /**
     * Moves {@code at} by one step, shortened when it is very long, and tells the largest change of a parameter; empty where
     * the likelihood rises without end.
     */
    static OptionalDouble step(StyleSums sums, double[] at, StyleSums.Ridge ridge) {
        Cholesky factor = Cholesky.factor(sums.information(ridge), at.length);
        if (factor == null) {
            return OptionalDouble.empty();
        }
        double[] step = factor.solve(sums.gradient(at, ridge));
        double length = Arrays.stream(step).map(Math::abs).max().orElse(0);
        double share = length > LONGEST_STEP ? LONGEST_STEP / length : 1;
        for (int i = 0; i < at.length; i++) {
            at[i] += share * step[i];
            if (!(Math.abs(at[i]) <= BEYOND)) {
                return OptionalDouble.empty();
            }
        }
        return OptionalDouble.of(share * length);
    }

    private static IllegalArgumentException withoutMaximum() {
        return new IllegalArgumentException("the likelihood has no finite maximum: "
                + "some competitor or covariate decides every comparison it takes part in");
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
