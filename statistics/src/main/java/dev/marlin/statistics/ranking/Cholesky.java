package dev.marlin.statistics.ranking;

import org.jspecify.annotations.Nullable;

/** Solves symmetric positive definite systems in place; only the lower triangle is read. */
final class Cholesky {

    private final double[][] lower;
    private final int size;

    private Cholesky(double[][] lower, int size) {
        this.lower = lower;
        this.size = size;
    }

    /** Factors the leading {@code size} rows, overwriting them; null when they are not positive definite. */
    static @Nullable Cholesky factor(double[][] matrix, int size) {
        for (int i = 0; i < size; i++) {
            double[] row = matrix[i];
            for (int j = 0; j <= i; j++) {
                double[] other = matrix[j];
                double rest = row[j];
                for (int k = 0; k < j; k++) {
                    rest -= row[k] * other[k];
                }
                if (j < i) {
                    row[j] = rest / other[j];
                } else if (rest > 0 && Double.isFinite(rest)) {
                    row[i] = Math.sqrt(rest);
                } else {
                    return null;
                }
            }
        }
        return new Cholesky(matrix, size);
    }

    /** The solution for one right-hand side, which is left as it is. */
    double[] solve(double[] right) {
        double[] x = right.clone();
        for (int i = 0; i < size; i++) {
            double rest = x[i];
            for (int k = 0; k < i; k++) {
                rest -= lower[i][k] * x[k];
            }
            x[i] = rest / lower[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            x[i] /= lower[i][i];
            for (int k = 0; k < i; k++) {
                x[k] -= lower[i][k] * x[i];
            }
        }
        return x;
    }

    /** The inverse, full and symmetric up to rounding. */
    double[][] inverse() {
        double[][] inverse = new double[size][];
        for (int i = 0; i < size; i++) {
            double[] unit = new double[size];
            unit[i] = 1;
            inverse[i] = solve(unit);
        }
        return inverse;
    }
}
