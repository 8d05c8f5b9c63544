package dev.marlin.statistics.interval;

/**
 * How a bootstrap is drawn: the same options on the same data give the same numbers.
 *
 * @param resamples from 100 to 100,000; 1,000 is usual
 * @param confidence nominal coverage of the percentile interval
 */
public record BootstrapOptions(long seed, int resamples, double confidence) {

    private static final int FEWEST = 100;
    private static final int MOST = 100_000;

    public BootstrapOptions {
        if (resamples < FEWEST || resamples > MOST) {
            throw new IllegalArgumentException(
                    "a bootstrap takes " + FEWEST + " to " + MOST + " resamples (1000 is usual), not " + resamples);
        }
        Estimate.requireConfidence(confidence);
    }
}
