package dev.marlin.statistics.ranking;

import dev.marlin.statistics.interval.BootstrapOptions;

/**
 * How a ranking is computed: the same options on the same battles, in whatever order, give the same numbers.
 *
 * @param resamples bootstrap resamples over clusters, from 100 to 100,000
 * @param confidence nominal coverage of every interval
 */
public record RankingOptions(long seed, int resamples, double confidence) {

    private static final int USUAL_RESAMPLES = 1000;
    private static final double USUAL_CONFIDENCE = 0.95;

    public RankingOptions {
        // The bounds are the bootstrap's own.
        new BootstrapOptions(seed, resamples, confidence);
    }

    /** 1,000 resamples and 95 % intervals. */
    public static RankingOptions seeded(long seed) {
        return new RankingOptions(seed, USUAL_RESAMPLES, USUAL_CONFIDENCE);
    }
}
