package dev.marlin.statistics.agreement;

import dev.marlin.statistics.interval.BootstrapOptions;
import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.MultinomialDraws;
import dev.marlin.statistics.interval.Quantiles;
import dev.marlin.statistics.interval.SeededDraws;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A coefficient with its bootstrap interval over units: the door of this package.
 *
 * @param estimate {@code n} = units with two or more ratings
 * @param undefinedResamples resamples in which the coefficient was not defined, left out of the percentiles; many of
 *     them mean that the table is too small to say anything
 */
public record Agreement(Coefficient coefficient, Estimate estimate, int undefinedResamples) {

    /**
     * Computes the coefficient, and the percentile interval of resampled units.
     *
     * @return empty where the coefficient is not defined, with fewer than two units with two ratings, or where it is
     *     undefined in more than half of the resamples
     */
    public static Optional<Agreement> of(RatingTable table, Coefficient coefficient, BootstrapOptions options) {
        OptionalDouble value = coefficient.of(table);
        if (value.isEmpty() || table.pairableUnits() < 2) {
            return Optional.empty();
        }
        MultinomialDraws units = table.unitDraws();
        double[] draws = new double[options.resamples()];
        int defined = 0;
        for (int r = 0; r < draws.length; r++) {
            RatingTable resample = table.resample(units, SeededDraws.ofResample(options.seed(), r));
            OptionalDouble drawn = coefficient.of(resample);
            if (drawn.isPresent()) {
                draws[defined++] = drawn.getAsDouble();
            }
        }
        if (defined * 2 < draws.length) {
            return Optional.empty();
        }
        double[] range = Quantiles.central(Arrays.copyOf(draws, defined), options.confidence());
        Estimate estimate =
                Estimate.around(value.getAsDouble(), range[0], range[1], options.confidence(), table.pairableUnits());
        return Optional.of(new Agreement(coefficient, estimate, draws.length - defined));
    }

    /**
     * The linearized standard error of Gwet's coefficient over units (no finite-population correction), empty where the
     * coefficient is.
     */
    public static OptionalDouble gwetStandardError(RatingTable table, Weights weights) {
        return Gwet.standardError(table, weights);
    }
}
