package dev.marlin.statistics.ranking.style;

/**
 * The rows as refits near one fit read them: in single precision, each row with its chance at that fit.
 *
 * <p>A gradient's error from single precision is below 1e-8 of its standard error, for it is the mean of as many roundings
 * as there are rows. Each column is cut into arrays of a block of rows: a loop over arrays from their beginnings is one that a compiler
 * turns into vector instructions. Shared by any number of threads.
 */
final class RefitColumns {

    static final int BLOCK = 512;

    final StyleRows rows;
    /** θ, then γ, of the fit on all rows. */
    final double[] fit;
    /** {@code x[k][b][i]} = covariate k of row 512b + i. */
    final float[][][] x;
    /** The first's chance at the fit, by block. */
    final float[][] chance;
    /** The first's points less that chance, by block. */
    final float[][] surprise;
    /** By block; empty where every row weighs 1. */
    final float[][] weight;

    RefitColumns(StyleRows rows, double[] fit) {
        int n = rows.rows();
        this.rows = rows;
        this.fit = fit.clone();
        double[] column = new double[n];
        rows.fillStrengths(fit, column, 0, 0, n);
        this.x = new float[rows.covariates][][];
        for (int k = 0; k < rows.covariates; k++) {
            double gamma = fit[rows.competitors + k];
            x[k] = blocks(rows.x[k]);
            for (int row = 0; row < n; row++) {
                column[row] += gamma * rows.x[k][row];
            }
        }
        for (int row = 0; row < n; row++) {
            column[row] = 1 / (1 + Math.exp(-column[row]));
        }
        this.chance = blocks(column);
        for (int row = 0; row < n; row++) {
            column[row] = rows.points[row] - column[row];
        }
        this.surprise = blocks(column);
        this.weight = blocks(rows.weight);
    }

    private static float[][] blocks(double[] column) {
        float[][] blocks = new float[(column.length + BLOCK - 1) / BLOCK][];
        for (int b = 0; b < blocks.length; b++) {
            int from = b * BLOCK;
            blocks[b] = new float[Math.min(BLOCK, column.length - from)];
            for (int i = 0; i < blocks[b].length; i++) {
                blocks[b][i] = (float) column[from + i];
            }
        }
        return blocks;
    }
}
