package dev.marlin.statistics.ranking.style;

/**
 * An exact walk over all rows at any point, in double precision, with all second derivatives.
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

    final StyleSums sums;

    StylePass(StyleRows rows) {
        this.rows = rows;
        this.sums = new StyleSums(rows);
    }

    /**
     * Walks.
     *
     * @param at θ, then γ
     * @param times how often each row counts, or nothing for once
     */
    void run(double[] at, byte[] times) {
        sums.clearSlopes();
        sums.clearEffects();
        int pair = 0;
        for (int from = 0; from < rows.rows(); from += BLOCK) {
            int size = Math.min(BLOCK, rows.rows() - from);
            while (rows.start[pair + 1] <= from) {
                pair++;
            }
            fillChances(at, pair, from, size);
            judge(times, from, size);
            sumByPair(pair, from, size);
            for (int k = 0; k < rows.covariates; k++) {
                sums.slopeOfEffect[k] += dot(residual, rows.x[k], from, size);
                multiply(scaled, bend, rows.x[k], from, size);
                for (int l = k; l < rows.covariates; l++) {
                    sums.bendOfEffects[k][l] += dot(scaled, rows.x[l], from, size);
                }
            }
        }
    }

    private void fillChances(double[] at, int firstPair, int from, int size) {
        rows.fillStrengths(at, z, firstPair, from, size);
        for (int k = 0; k < rows.covariates; k++) {
            addTimes(z, at[rows.competitors + k], rows.x[k], from, size);
        }
        for (int i = 0; i < size; i++) {
            z[i] = 1 / (1 + Math.exp(-z[i]));
        }
    }

    private void judge(byte[] times, int from, int size) {
        for (int i = 0; i < size; i++) {
            double w =
                    (times.length == 0 ? 1 : times[from + i]) * (rows.weight.length == 0 ? 1 : rows.weight[from + i]);
            residual[i] = w * (rows.points[from + i] - z[i]);
            bend[i] = w * z[i] * (1 - z[i]);
        }
    }

    private void sumByPair(int firstPair, int from, int size) {
        int pair = firstPair;
        int row = from;
        while (row < from + size) {
            int end = Math.min(rows.start[pair + 1], from + size);
            for (int i = row; i < end; i++) {
                sums.slopeOfPair[pair] += residual[i - from];
                sums.bendOfPair[pair] += bend[i - from];
            }
            for (int k = 0; k < rows.covariates; k++) {
                double sum = 0;
                for (int i = row; i < end; i++) {
                    sum += bend[i - from] * rows.x[k][i];
                }
                sums.cross[pair * rows.covariates + k] += sum;
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
