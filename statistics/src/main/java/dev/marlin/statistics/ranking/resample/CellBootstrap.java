package dev.marlin.statistics.ranking.resample;

import dev.marlin.statistics.interval.MultinomialDraws;
import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.ranking.count.CellTable;
import dev.marlin.statistics.ranking.count.PairCounts;
import dev.marlin.statistics.ranking.fit.PairFit;
import dev.marlin.statistics.ranking.fit.Prior;
import java.util.function.IntConsumer;

/**
 * Refits on rows drawn with replacement, all rows independent: the multinomial bootstrap over cells.
 *
 * @param draws {@code draws[i][r]} = θ of competitor i in resample r, mean zero in each resample
 * @param withPrior how many resamples had no finite maximum and took {@link Prior#PHANTOM_BATTLE}
 */
public record CellBootstrap(double[][] draws, int withPrior) {

    /** Draws and refits, each from the fit on all rows; the same for any number of threads. */
    public static CellBootstrap of(CellTable cells, PairFit fit, long seed, int resamples, int threads) {
        int competitors = fit.counts().agents();
        double[][] byResample = new double[resamples][];
        boolean[] prior = new boolean[resamples];
        MultinomialDraws multinomial = new MultinomialDraws(cells.rowsOfCells());
        Workers.run(resamples, threads, () -> refits(cells, fit, multinomial, seed, byResample, prior));
        double[][] draws = new double[competitors][resamples];
        int withPrior = 0;
        for (int r = 0; r < resamples; r++) {
            withPrior += prior[r] ? 1 : 0;
            for (int i = 0; i < competitors; i++) {
                draws[i][r] = byResample[r][i];
            }
        }
        return new CellBootstrap(draws, withPrior);
    }

    private static IntConsumer refits(
            CellTable cells, PairFit fit, MultinomialDraws multinomial, long seed, double[][] theta, boolean[] prior) {
        int[] rows = new int[cells.cells()];
        PairCounts counts = cells.emptyCounts();
        return r -> {
            multinomial.draw(SeededDraws.ofResample(seed, r), rows);
            cells.fill(counts, rows);
            PairFit refit = fit.refitted(counts);
            theta[r] = refit.theta();
            prior[r] = refit.form().prior() != Prior.NONE;
        };
    }
}
