package dev.marlin.statistics.ranking.style;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.Quantiles;
import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.ranking.count.CellTable;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.resample.Workers;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Bradley–Terry (ties as half wins) with covariates: logit P(left wins) = θleft − θright + x·γ, the style control of Arena.
 *
 * <p>Intervals are percentiles of true refits of θ and γ on rows drawn with replacement, or on whole clusters (tasks) of
 * rows where comparisons are in clusters; a second kind of clusters is not regarded.
 */
public final class StyleControl {

    private StyleControl() {}

    /**
     * Fits strengths and effects.
     *
     * @throws IllegalArgumentException when some competitors were never beaten or tied by the others, or not compared with
     *     them, so that no finite strengths exist
     */
    public static StyledField rank(Comparisons comparisons, Covariates covariates, StyleOptions options) {
        if (!CellTable.count(comparisons, options.bothBad(), false).counts().stronglyConnected()) {
            throw new IllegalArgumentException(
                    "some competitors were not compared with the others or never lost to them; "
                            + "strengths under style control need a connected field");
        }
        StyleRows rows = StyleRows.of(comparisons, covariates, options.bothBad());
        StyleSolver solver = new StyleSolver(rows, new StyleSums.Ridge(options.ridge(), 0));
        double[] fit = solver.fit();
        RefitColumns columns = new RefitColumns(rows, fit);
        double[][] draws = new double[fit.length][options.bootstrap().resamples()];
        boolean[] hasPrior = new boolean[options.bootstrap().resamples()];
        Workers.run(options.bootstrap().resamples(), options.threads(), () -> {
            StyleRefits own = solver.refits(columns);
            return r -> {
                SeededDraws seeded = SeededDraws.ofResample(options.bootstrap().seed(), r);
                StyleRefits.Refit refit = own.refit(seeded);
                hasPrior[r] = refit.hasPrior();
                for (int i = 0; i < fit.length; i++) {
                    draws[i][r] = refit.at()[i];
                }
            };
        });
        long[] seen = rowsOfCompetitors(rows);
        int m = rows.competitors;
        List<StyledField.Item> items = IntStream.range(0, m)
                .mapToObj(i ->
                        new StyledField.Item(comparisons.names().get(i), estimate(fit[i], draws[i], seen[i], options)))
                .toList();
        List<StyledField.Effect> effects = IntStream.range(0, rows.covariates)
                .mapToObj(k -> new StyledField.Effect(
                        covariates.names().get(k),
                        estimate(fit[m + k], draws[m + k], rows.rows(), options),
                        covariates.mean(k),
                        covariates.deviation(k)))
                .toList();
        int withPrior = (int)
                IntStream.range(0, hasPrior.length).filter(r -> hasPrior[r]).count();
        return new StyledField(items, effects, solver.logLikelihood(fit), solver.lastStep(), withPrior);
    }

    private static Estimate estimate(double value, double[] draws, long rows, StyleOptions options) {
        double[] ends = Quantiles.central(draws, options.bootstrap().confidence());
        return Estimate.around(value, ends[0], ends[1], options.bootstrap().confidence(), rows);
    }

    private static long[] rowsOfCompetitors(StyleRows rows) {
        long[] seen = new long[rows.competitors];
        for (int p = 0; p < rows.pairs(); p++) {
            seen[rows.first[p]] += rows.start[p + 1] - rows.start[p];
            seen[rows.second[p]] += rows.start[p + 1] - rows.start[p];
        }
        return seen;
    }
}
