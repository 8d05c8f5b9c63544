package dev.marlin.statistics.ranking.style;

import java.util.Arrays;

/**
 * A walk over rows drawn with replacement, at a point near the fit on all rows.
 *
 * <p>The logistic function is expanded around its values at the fit as long as the log-odds move little, and sums over
 * effects run in as many lanes as a block has rows: both are plain loops over single precision, which a compiler turns into
 * vector instructions. Not safe for several threads.
 */
final class RefitPass {

    /** Lanes are emptied this often, before their sums grow far beyond what is added to them. */
    private static final int BLOCKS_PER_LANES = 32;

    /** Up to this change of the log-odds the series of the logistic function is exact to 2e-9. */
    private static final double NEAR = 0.15;

    private final RefitColumns columns;
    private final StyleRows rows;
    private final float[] moved = new float[RefitColumns.BLOCK];
    private final float[] times = new float[RefitColumns.BLOCK];
    private final float[] residual = new float[RefitColumns.BLOCK];
    private final float[] bend = new float[RefitColumns.BLOCK];
    private final float[][] lanes;

    /** Whose bends in γ stay those of the fit on all rows. */
    final StyleSums sums;

    RefitPass(RefitColumns columns, StyleSums atFit) {
        this.columns = columns;
        this.rows = columns.rows;
        this.sums = atFit.withTheseEffects();
        this.lanes = new float[rows.covariates][RefitColumns.BLOCK];
    }

    /**
     * Walks.
     *
     * @param at θ, then γ
     * @param drawn how often each row counts
     */
    void run(double[] at, byte[] drawn) {
        sums.clearSlopes();
        double[] by = at.clone();
        for (int i = 0; i < by.length; i++) {
            by[i] -= columns.fit[i];
        }
        double most = largestMove(by);
        int pair = 0;
        for (int b = 0; b < columns.chance.length; b++) {
            int from = b * RefitColumns.BLOCK;
            while (rows.start[pair + 1] <= from) {
                pair++;
            }
            fillTimes(drawn, b);
            judge(by, most, pair, b);
            sumByPair(pair, from, columns.chance[b].length);
            for (int k = 0; k < rows.covariates; k++) {
                addProducts(lanes[k], residual, columns.x[k][b]);
            }
            if (b % BLOCKS_PER_LANES == BLOCKS_PER_LANES - 1) {
                emptyLanes();
            }
        }
        emptyLanes();
    }

    private void judge(double[] by, double most, int pair, int block) {
        float[] chance = columns.chance[block];
        float[] surprise = columns.surprise[block];
        if (most == 0) {
            stay(chance, surprise);
            return;
        }
        rows.fillStrengths(by, moved, pair, block * RefitColumns.BLOCK, chance.length);
        for (int k = 0; k < rows.covariates; k++) {
            addTimes(moved, (float) by[rows.competitors + k], columns.x[k][block]);
        }
        if (most <= NEAR) {
            expand(chance, surprise);
        } else {
            move(chance, surprise);
        }
    }

    private double largestMove(double[] by) {
        double low = 0;
        double high = 0;
        for (int i = 0; i < rows.competitors; i++) {
            low = Math.min(low, by[i]);
            high = Math.max(high, by[i]);
        }
        double most = high - low;
        for (int k = 0; k < rows.covariates; k++) {
            most += Math.abs(by[rows.competitors + k]) * rows.largest[k];
        }
        return most;
    }

    private void fillTimes(byte[] drawn, int block) {
        int from = block * RefitColumns.BLOCK;
        int size = columns.chance[block].length;
        for (int i = 0; i < size; i++) {
            times[i] = drawn[from + i];
        }
        if (columns.weight.length > 0) {
            multiply(times, columns.weight[block]);
        }
    }

    private void stay(float[] chance, float[] surprise) {
        for (int i = 0; i < chance.length; i++) {
            float p = chance[i];
            residual[i] = times[i] * surprise[i];
            bend[i] = times[i] * p * (1 - p);
        }
    }

    /** Taylor's series of the logistic function to the fifth order, in its derivatives by p. */
    private void expand(float[] chance, float[] surprise) {
        for (int i = 0; i < chance.length; i++) {
            float p = chance[i];
            float d = moved[i];
            float v = p * (1 - p);
            float c = 1 - 2 * p;
            float fifth = 1 - 30 * v + 120 * v * v;
            float fourth = c * (1 - 12 * v) + d * (1 / 5f) * fifth;
            float third = 1 - 6 * v + d * (1 / 4f) * fourth;
            float second = c + d * (1 / 3f) * third;
            float rise = v * d * (1 + d * 0.5f * second);
            float there = p + rise;
            residual[i] = times[i] * (surprise[i] - rise);
            bend[i] = times[i] * there * (1 - there);
        }
    }

    private void move(float[] chance, float[] surprise) {
        for (int i = 0; i < chance.length; i++) {
            double p = chance[i];
            double odds = p / (1 - p) * Math.exp(moved[i]);
            double there = Double.isFinite(odds) ? odds / (1 + odds) : 1;
            residual[i] = (float) (times[i] * (surprise[i] - (there - p)));
            bend[i] = (float) (times[i] * there * (1 - there));
        }
    }

    private void sumByPair(int firstPair, int from, int size) {
        int pair = firstPair;
        int row = from;
        while (row < from + size) {
            int end = Math.min(rows.start[pair + 1], from + size);
            sums.slopeOfPair[pair] += sum(residual, row - from, end - from);
            sums.bendOfPair[pair] += sum(bend, row - from, end - from);
            row = end;
            pair++;
        }
    }

    private void emptyLanes() {
        for (int k = 0; k < lanes.length; k++) {
            double sum = 0;
            for (float lane : lanes[k]) {
                sum += lane;
            }
            sums.slopeOfEffect[k] += sum;
            Arrays.fill(lanes[k], 0);
        }
    }

    private static float sum(float[] a, int from, int end) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
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

    private static void addTimes(float[] to, float times, float[] column) {
        for (int i = 0; i < column.length; i++) {
            to[i] += times * column[i];
        }
    }

    private static void addProducts(float[] to, float[] a, float[] column) {
        for (int i = 0; i < column.length; i++) {
            to[i] += a[i] * column[i];
        }
    }

    private static void multiply(float[] to, float[] column) {
        for (int i = 0; i < column.length; i++) {
            to[i] *= column[i];
        }
    }
}
