package dev.marlin.statistics.ranking.fit;

import org.jspecify.annotations.Nullable;

/**
 * Solves symmetric positive definite systems in place; only the upper triangle is read.
 *
 * <p>The factor is built row by row with whole-row updates, the form that a compiler turns into vector instructions.
 */
public final class Cholesky {

    private final double[][] upper;
    private final int size;

    private Cholesky(double[][] upper, int size) {
        this.upper = upper;
        this.size = size;
    }

    /** Factors the leading {@code size} rows, overwriting them; null when they are not positive definite. */
    public static @Nullable Cholesky factor(double[][] matrix, int size) {
        for (int k = 0; k < size; k++) {
            double[] pivot = matrix[k];
            if (!(pivot[k] > 0) || !Double.isFinite(pivot[k])) {
                return null;
            }
            double scale = 1 / Math.sqrt(pivot[k]);
            for (int j = k; j < size; j++) {
                pivot[j] *= scale;
            }
            for (int i = k + 1; i < size; i++) {
                if (pivot[i] != 0) {
                    subtract(matrix[i], pivot, pivot[i], i, size);
                }
            }
        }
        return new Cholesky(matrix, size);
    }

    /** The solution for one right-hand side, which is left as it is. */
    public double[] solve(double[] right) {
        double[] x = right.clone();
        for (int k = 0; k < size; k++) {
            double[] row = upper[k];
            x[k] /= row[k];
            subtract(x, row, x[k], k + 1, size);
        }
        for (int k = size - 1; k >= 0; k--) {
            double[] row = upper[k];
            double rest = x[k];
            for (int j = k + 1; j < size; j++) {
                rest -= row[j] * x[j];
            }
            x[k] = rest / row[k];
        }
        return x;
    }

    /** The inverse, full and symmetric up to rounding. */
    public double[][] inverse() {
        double[][] inverse = new double[size][];
        for (int i = 0; i < size; i++) {
            double[] unit = new double[size];
            unit[i] = 1;
            inverse[i] = solve(unit);
        }
        return inverse;
    }

    private static void subtract(double[] from, double[] row, double times, int start, int end) {
        for (int j = start; j < end; j++) {
            from[j] -= times * row[j];
        }
    }
}
