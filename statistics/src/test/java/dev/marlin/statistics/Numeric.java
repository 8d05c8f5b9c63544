package dev.marlin.statistics;

import java.util.function.ToDoubleFunction;

/** Derivatives by differences and inverses by elimination: slow, plain, and independent of the product. */
public final class Numeric {

    private static final double STEP = 1e-4;

    private Numeric() {}

    /** Central differences. */
    public static double[] gradient(ToDoubleFunction<double[]> function, double[] at) {
        double[] slope = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            slope[i] = (moved(function, at, i, STEP, 0, 0) - moved(function, at, i, -STEP, 0, 0)) / (2 * STEP);
        }
        return slope;
    }

    /** Second derivatives by central differences. */
    public static double[][] hessian(ToDoubleFunction<double[]> function, double[] at) {
        double[][] bend = new double[at.length][at.length];
        for (int i = 0; i < at.length; i++) {
            for (int j = 0; j < at.length; j++) {
                bend[i][j] = (moved(function, at, i, STEP, j, STEP)
                                - moved(function, at, i, STEP, j, -STEP)
                                - moved(function, at, i, -STEP, j, STEP)
                                + moved(function, at, i, -STEP, j, -STEP))
                        / (4 * STEP * STEP);
            }
        }
        return bend;
    }

    /** Gauss and Jordan's elimination. */
    public static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] work = new double[n][2 * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(matrix[i], 0, work[i], 0, n);
            work[i][n + i] = 1;
        }
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k; i < n; i++) {
                pivot = Math.abs(work[i][k]) > Math.abs(work[pivot][k]) ? i : pivot;
            }
            double[] row = work[pivot];
            work[pivot] = work[k];
            work[k] = row;
            for (int i = 0; i < n; i++) {
                double times = i == k ? 1 - 1 / row[k] : work[i][k] / row[k];
                for (int j = 2 * n - 1; j >= 0; j--) {
                    work[i][j] -= times * row[j];
                }
            }
        }
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(work[i], n, inverse[i], 0, n);
        }
        return inverse;
    }

    /** √(cᵀ H⁻¹ Σssᵀ H⁻¹ c): the sandwich's standard error of one combination of parameters. */
    public static double sandwich(double[][] inverse, Iterable<double[]> scores, double[] combination) {
        double variance = 0;
        for (double[] score : scores) {
            double influence = 0;
            for (int i = 0; i < combination.length; i++) {
                for (int j = 0; j < combination.length; j++) {
                    influence += combination[i] * inverse[i][j] * score[j];
                }
            }
            variance += influence * influence;
        }
        return Math.sqrt(variance);
    }

    private static double moved(
            ToDoubleFunction<double[]> function, double[] at, int i, double byI, int j, double byJ) {
        double[] there = at.clone();
        there[i] += byI;
        there[j] += byJ;
        return function.applyAsDouble(there);
    }
}
