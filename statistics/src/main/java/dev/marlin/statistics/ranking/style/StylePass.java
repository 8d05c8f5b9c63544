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

    /** Up to this change of the log-odds the series of the logistic function is exact to 2e-9. */
    private static final double NEAR = 0.15;

    private final StyleRows rows;
    private final double[] z = new double[BLOCK];
    private final double[] residual = new double[BLOCK];
    private final double[] bend = new double[BLOCK];
    private final double[] scaled = new double[BLOCK];
    private double @Nullable [] chances;
    private double @Nullable [] origin;

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

    /** Keeps the chances at {@code at}, so that another pass can walk {@link #near} this point. */
    double[] chancesAt(double[] at) {
        double[] kept = new double[rows.rows()];
        for (int p = 0; p < rows.pairs(); p++) {
            double strength = at[rows.first[p]] - at[rows.second[p]];
            for (int row = rows.start[p]; row < rows.start[p + 1]; row++) {
                double logit = strength;
                for (int k = 0; k < rows.covariates; k++) {
                    logit += at[rows.competitors + k] * rows.x[k][row];
                }
                kept[row] = 1 / (1 + Math.exp(-logit));
            }
        }
        return kept;
    }

    /**
     * Prepares walks near a point whose chances are known: the cross terms are taken over, and the logistic function is
     * expanded around its known values as long as the log-odds move little.
     */
    void near(StylePass other, double[] at, double[] chancesThere) {
        System.arraycopy(other.cross, 0, cross, 0, cross.length);
        for (int k = 0; k < bendOfEffects.length; k++) {
            bendOfEffects[k] = other.bendOfEffects[k].clone();
        }
        origin = at;
        chances = chancesThere;
    }

    /**
     * Walks.
     *
     * @param at θ, then γ
     * @param times how often each row counts, or nothing for once
     * @param exact whether the cross terms are wanted
     */
    void run(double[] at, byte[] times, boolean exact) {
        Arrays.fill(slopeOfPair, 0);
        Arrays.fill(bendOfPair, 0);
        Arrays.fill(slopeOfEffect, 0);
        if (exact) {
            Arrays.fill(cross, 0);
            for (double[] row : bendOfEffects) {
                Arrays.fill(row, 0);
            }
        }
        double[] known = chances;
        double[] start = origin;
        boolean isThere = start != null && Arrays.equals(at, start);
        boolean expands = known != null && start != null && isNear(at, start);
        double[] by = expands && start != null ? difference(at, start) : at;
        int pair = 0;
        for (int from = 0; from < rows.rows(); from += BLOCK) {
            int size = Math.min(BLOCK, rows.rows() - from);
            while (rows.start[pair + 1] <= from) {
                pair++;
            }
            if (known != null && isThere) {
                System.arraycopy(known, from, z, 0, size);
            } else {
                fillLogits(by, pair, from, size);
                if (known != null && expands) {
                    expand(known, from, size);
                } else {
                    logistic(size);
                }
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

    private void fillLogits(double[] at, int firstPair, int from, int size) {
        int pair = firstPair;
        int row = from;
        while (row < from + size) {
            int end = Math.min(rows.start[pair + 1], from + size);
            Arrays.fill(z, row - from, end - from, at[rows.first[pair]] - at[rows.second[pair]]);
            row = end;
            pair++;
        }
        for (int k = 0; k < rows.covariates; k++) {
            addTimes(z, at[rows.competitors + k], rows.x[k], from, size);
        }
    }

    private boolean isNear(double[] at, double[] start) {
        double low = 0;
        double high = 0;
        for (int i = 0; i < rows.competitors; i++) {
            low = Math.min(low, at[i] - start[i]);
            high = Math.max(high, at[i] - start[i]);
        }
        double most = high - low;
        for (int k = 0; k < rows.covariates; k++) {
            int place = rows.competitors + k;
            most += Math.abs(at[place] - start[place]) * rows.largest[k];
        }
        return most <= NEAR;
    }

    private static double[] difference(double[] at, double[] start) {
        double[] difference = at.clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= start[i];
        }
        return difference;
    }

    private void logistic(int size) {
        for (int i = 0; i < size; i++) {
            z[i] = 1 / (1 + Math.exp(-z[i]));
        }
    }

    /** Taylor's series of the logistic function to the fifth order, in its derivatives by p. */
    private void expand(double[] known, int from, int size) {
        for (int i = 0; i < size; i++) {
            double p = known[from + i];
            double d = z[i];
            double v = p * (1 - p);
            double c = 1 - 2 * p;
            double fifth = 1 - 30 * v + 120 * v * v;
            double fourth = c * (1 - 12 * v) + d * (1.0 / 5) * fifth;
            double third = 1 - 6 * v + d * (1.0 / 4) * fourth;
            double second = c + d * (1.0 / 3) * third;
            z[i] = p + v * d * (1 + d * (1.0 / 2) * second);
        }
    }

    private void judge(byte[] times, int from, int size) {
        double[] points = rows.points;
        double[] weight = rows.weight;
        if (times.length == 0) {
            Arrays.fill(scaled, 0, size, 1);
        } else {
            for (int i = 0; i < size; i++) {
                scaled[i] = times[from + i];
            }
        }
        if (weight.length > 0) {
            for (int i = 0; i < size; i++) {
                scaled[i] *= weight[from + i];
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
            slopeOfPair[pair] += sum(residual, row - from, end - from);
            bendOfPair[pair] += sum(bend, row - from, end - from);
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

    private static double sum(double[] a, int from, int end) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 3 < end; i += 4) {
            s0 += a[i];
            s1 += a[i + 1];
            s2 += a[i + 2];
            s3 += a[i + 3];
        }
        for (; i < end; i++) {
            s0 += a[i];
        }
        return s0 + s1 + (s2 + s3);
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
