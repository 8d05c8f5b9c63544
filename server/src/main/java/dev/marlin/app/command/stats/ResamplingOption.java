package dev.marlin.app.command.stats;

import dev.marlin.statistics.interval.BootstrapOptions;
import picocli.CommandLine.Option;

/** How intervals are drawn: the same numbers for the same options. */
final class ResamplingOption {
    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Resamples behind each interval, 100 to 100000 (${DEFAULT-VALUE}).")
    private int resamples;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of the draws (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--confidence",
            paramLabel = "C",
            defaultValue = "0.95",
            description = "Nominal coverage of the intervals (${DEFAULT-VALUE}).")
    private double confidence;

    BootstrapOptions options() {
        return new BootstrapOptions(seed, resamples, confidence);
    }
}
