package dev.marlin.runner.sandbox;

import java.time.Duration;

/**
 * Bounds of one execution. Every execution has all of them; there is no "unlimited".
 *
 * @param wallClock longest time from start to end, greater than zero
 * @param idle longest time without a byte of output, greater than zero
 * @param outputBytes most bytes kept of standard output and error together; the rest is counted and dropped
 * @param fileBytes largest single file that may be written
 * @param processes most processes and threads of the sandbox's user at one time
 * @param cpu most processor time of one process
 */
public record Limits(Duration wallClock, Duration idle, long outputBytes, long fileBytes, int processes, Duration cpu) {
    public Limits {
        if (wallClock.isNegative() || wallClock.isZero() || idle.isNegative() || idle.isZero()) {
            throw new IllegalArgumentException("wall clock and idle limits must be greater than zero");
        }
        if (cpu.isNegative() || cpu.isZero() || outputBytes <= 0 || fileBytes <= 0 || processes <= 0) {
            throw new IllegalArgumentException("cpu, output, file and process limits must be greater than zero");
        }
    }

    /** Limits for short helper commands: 60 s, 10 MiB of output, 1 GiB files, 256 processes. */
    public static Limits brief() {
        return new Limits(
                Duration.ofSeconds(60), Duration.ofSeconds(60), 10L << 20, 1L << 30, 256, Duration.ofSeconds(60));
    }

    public Limits withWallClock(Duration limit) {
        return new Limits(limit, idle.compareTo(limit) > 0 ? limit : idle, outputBytes, fileBytes, processes, cpu);
    }
}
