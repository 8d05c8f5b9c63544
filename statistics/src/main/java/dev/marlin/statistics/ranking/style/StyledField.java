package dev.marlin.statistics.ranking.style;

import dev.marlin.statistics.interval.Estimate;
import java.util.List;

/**
 * Strengths and effects of style, fitted together.
 *
 * @param items by number
 * @param effects by covariate
 * @param logLikelihood half-tie, without the ridge
 * @param lastStep largest change of a parameter in the last Newton step
 * @param resamplesWithPrior resamples without a finite maximum nearby, which took a weak prior
 */
public record StyledField(
        List<Item> items, List<Effect> effects, double logLikelihood, double lastStep, int resamplesWithPrior) {

    public StyledField {
        items = List.copyOf(items);
        effects = List.copyOf(effects);
    }

    /** One competitor; {@code theta} in natural log-odds, mean zero, at equal style. */
    public record Item(String name, Estimate theta) {}

    /**
     * What one covariate is worth.
     *
     * @param gamma log-odds for the left side per standard deviation
     * @param mean of the column, which was taken off
     * @param deviation by which the column was divided
     */
    public record Effect(String name, Estimate gamma, double mean, double deviation) {}
}
