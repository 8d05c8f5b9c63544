package dev.marlin.statistics.ranking.style;

import dev.marlin.statistics.interval.SeededDraws;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Refits on rows, or whole clusters of them, drawn with replacement, each from the fit on all rows.
 *
 * <p>Second derivatives in θ are exact at every step and those in γ are kept from the fit on all rows, where resampling
 * hardly moves them: a step leaves a hundredth of the error or less, and the gradient, which decides where it ends, is of
 * the rows drawn. Where that does not end, because the rows drawn are far from all rows or decide a strength alone, they are
 * fitted anew with exact derivatives and a weak prior: each competitor begins with about a tie against a phantom of average
 * strength. Not safe for several threads.
 */
final class StyleRefits {

    private static final int ROUNDS = 100;

    /** The error that may be left, in natural log-odds: less than a thousandth of an Elo point. */
    private static final double ENOUGH = 2e-6;

    /** The curvature of one tie between equals. */
    private static final double PHANTOM_TIE = 0.25;

    private final RefitColumns columns;
    private final StyleSums.Ridge ridge;
    private final RefitPass pass;
    private final byte[] times;

    StyleRefits(RefitColumns columns, StyleSums atFit, StyleSums.Ridge ridge) {
        this.columns = columns;
        this.ridge = ridge;
        this.pass = new RefitPass(columns, atFit);
        this.times = new byte[columns.rows.rows()];
    }

    /**
     * One refit.
     *
     * @param at θ, then γ
     * @param hasPrior whether it needed the prior
     */
    record Refit(double[] at, boolean hasPrior) {}

    Refit refit(SeededDraws draws) {
        draw(draws);
        double[] at = columns.fit.clone();
        double previous = Double.NaN;
        for (int round = 0; round < ROUNDS; round++) {
            pass.run(at, times);
            OptionalDouble step = StyleSolver.step(pass.sums, at, ridge);
            if (step.isEmpty()) {
                break;
            }
            double length = step.getAsDouble();
            double left = length / previous;
            if (length == 0 || length * left / (1 - left) < ENOUGH && left < 1) {
                return new Refit(at, false);
            }
            previous = length;
        }
        StyleSums.Ridge prior = new StyleSums.Ridge(ridge.effects(), PHANTOM_TIE);
        return new Refit(new StyleSolver(columns.rows, prior).fitted(times), true);
    }

    private void draw(SeededDraws draws) {
        Arrays.fill(times, (byte) 0);
        int[] cluster = columns.rows.cluster;
        if (cluster.length > 0) {
            byte[] drawn = new byte[columns.rows.clusters];
            for (int c = 0; c < drawn.length; c++) {
                drawn[draws.below(drawn.length)]++;
            }
            for (int k = 0; k < times.length; k++) {
                times[k] = drawn[cluster[k]];
            }
            return;
        }
        for (int k = 0; k < times.length; k++) {
            times[draws.below(times.length)]++;
        }
    }
}
