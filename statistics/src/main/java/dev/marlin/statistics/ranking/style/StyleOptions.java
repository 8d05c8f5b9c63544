package dev.marlin.statistics.ranking.style;

import dev.marlin.statistics.interval.BootstrapOptions;
import dev.marlin.statistics.ranking.count.BothBad;

/**
 * How style control is fitted.
 *
 * @param ridge λ of the penalty λ/2 · Σγ² on the effects of standardized covariates (not on strengths), added to the summed
 *     negative log-likelihood; 0 for none
 * @param threads any number gives the same intervals
 */
public record StyleOptions(BothBad bothBad, double ridge, BootstrapOptions bootstrap, int threads) {

    public StyleOptions {
        if (!(ridge >= 0) || threads < 1) {
            throw new IllegalArgumentException("the ridge is not negative and threads are at least 1");
        }
    }

    /** Both bad left out, a ridge of 1, 100 resamples at 95 %, one thread. */
    public static StyleOptions seeded(long seed) {
        return new StyleOptions(BothBad.LEFT_OUT, 1, new BootstrapOptions(seed, 100, 0.95), 1);
    }
}
