package dev.marlin.statistics.ranking.style;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One walk over all rows: slopes and bends of the half-tie likelihood at given parameters, by pair and by covariate.
 *
 * <p>Works in blocks of rows whose intermediate columns stay in the first cache, each step a plain loop. Not safe for
 * several threads.
 */
final class StylePass {

    private static final int BLOCK = 512;

    private final StyleRows rows;
    private final double[] z = new double[BLOCK];
    private final double[] residual = new double[BLOCK];
    private final double[] bend = new double[BLOCK];
    private final double[] scaled = new double[BLOCK];

    /** {@code slopeOfPair[p]} = Σ w(y − p), {@code bendOfPair[p]} = Σ w p(1 − p). */
    final double[] slopeOfPair;

    final double[] bendOfPair;
    final double[] slopeOfEffect;
    /** {@code cross[p · K + k]} = Σ w p(1 − p) x_k of pair p; filled by exact passes only, as is {@code bendOfEffects}. */
    final double[] cross;

    final double[][] bendOfEffects;

    StylePass(StyleRows rows) {
        this.rows = rows;
        this.slopeOfPair = new double[rows.pairs()];
        this.bendOfPair = new double[rows.pairs()];
        this.slopeOfEffect = new double[rows.covariates];
        this.cross = new double[rows.pairs() * rows.covariates];
        this.bendOfEffects = new double[rows.covariates][rows.covariates];
    }

    /** Takes over what only exact passes fill. */
    void copyCrossTermsOf(StylePass other) {
        System.arraycopy(other.cross, 0, cross, 0, cross.length);
        for (int k = 0; k < bendOfEffects.length; k++) {
            bendOfEffects[k] = other.bendOfEffects[k].clone();
        }
    }

    /**
     * Walks.
     *
     * @param at θ, then γ
     * @param times how often each row counts, or null for once
     * @param exact whether the cross terms are wanted
     */
    void run(double[] at, byte @Nullable [] times, boolean exact) {
        Arrays.fill(slopeOfPair, 0);
        Arrays.fill(bendOfPair, 0);
        Arrays.fill(slopeOfEffect, 0);
        if (exact) {
            Arrays.fill(cross, 0);
            for (double[] row : bendOfEffects) {
                Arrays.fill(row, 0);
            }
        }
        int pair = 0;
        for (int from = 0; from < rows.rows(); from += BLOCK) {
            int size = Math.min(BLOCK, rows.rows() - from);
            while (rows.start[pair + 1] <= from) {
                pair++;
            }
            fillStrengths(at, pair, from, size);
            for (int k = 0; k < rows.covariates; k++) {
                addTimes(z, at[rows.competitors + k], rows.x[k], from, size);
            }
            judge(times, from, size);
            sumByPair(pair, from, size, exact);
            for (int k = 0; k < rows.covariates; k++) {
                slopeOfEffect[k] += dot(residual, rows.x[k], from, size);
                if (exact) {
                    multiply(scaled, bend, rows.x[k], from, size);
                    for (int l = k; l < rows.covariates; l++) {
                        bendOfEffects[k][l] += dot(scaled, rows.x[l], from, size);
                    }
                }
            }
        }
    }

    private void fillStrengths(double[] at, int firstPair, int from, int size) {
        int pair = firstPair;
        int row = from;
        while (row < from + size) {
            int end = Math.min(rows.start[pair + 1], from + size);
            Arrays.fill(z, row - from, end - from, at[rows.first[pair]] - at[rows.second[pair]]);
            row = end;
            pair++;
        }
    }

    private void judge(byte @Nullable [] times, int from, int size) {
        double[] points = rows.points;
        double[] weight = rows.weight;
        for (int i = 0; i < size; i++) {
            z[i] = 1 / (1 + Math.exp(-z[i]));
        }
        if (times == null) {
            for (int i = 0; i < size; i++) {
                scaled[i] = weight[from + i];
            }
        } else {
            for (int i = 0; i < size; i++) {
                scaled[i] = weight[from + i] * times[from + i];
            }
        }
        for (int i = 0; i < size; i++) {
            residual[i] = scaled[i] * (points[from + i] - z[i]);
            bend[i] = scaled[i] * z[i] * (1 - z[i]);
        }
    }

    private void sumByPair(int firstPair, int from, int size, boolean exact) {
        int pair = firstPair;
        int row = from;
        while (row < from + size) {
            int end = Math.min(rows.start[pair + 1], from + size);
            double slope = 0;
            double curvature = 0;
            for (int i = row - from; i < end - from; i++) {
                slope += residual[i];
                curvature += bend[i];
            }
            slopeOfPair[pair] += slope;
            bendOfPair[pair] += curvature;
            if (exact) {
                for (int k = 0; k < rows.covariates; k++) {
                    double sum = 0;
                    for (int i = row; i < end; i++) {
                        sum += bend[i - from] * rows.x[k][i];
                    }
                    cross[pair * rows.covariates + k] += sum;
                }
            }
            row = end;
            pair++;
        }
    }

    private static void addTimes(double[] to, double times, double[] column, int from, int size) {
        for (int i = 0; i < size; i++) {
            to[i] += times * column[from + i];
        }
    }

    private static void multiply(double[] to, double[] a, double[] column, int from, int size) {
        for (int i = 0; i < size; i++) {
            to[i] = a[i] * column[from + i];
        }
    }

    /** Four sums side by side: one alone would wait for itself. */
    private static double dot(double[] a, double[] column, int from, int size) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < size; i += 4) {
            s0 += a[i] * column[from + i];
            s1 += a[i + 1] * column[from + i + 1];
            s2 += a[i + 2] * column[from + i + 2];
            s3 += a[i + 3] * column[from + i + 3];
        }
        for (; i < size; i++) {
            s0 += a[i] * column[from + i];
        }
        return s0 + s1 + (s2 + s3);
    }
}
