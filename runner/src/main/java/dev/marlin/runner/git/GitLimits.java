package dev.marlin.runner.git;

import java.time.Duration;

/**
 * Bounds of one git process and its children.
 *
 * @param wallClock longest time from start to end
 * @param outputBytes most bytes of standard output; one more ends the process
 * @param fileBytes largest file that it may write
 * @param memoryBytes largest address space of one process
 */
public record GitLimits(Duration wallClock, long outputBytes, long fileBytes, long memoryBytes) {
    public GitLimits {
        if (wallClock.isNegative() || wallClock.isZero() || outputBytes <= 0 || fileBytes <= 0 || memoryBytes <= 0) {
            throw new IllegalArgumentException("every limit of a git process must be greater than zero");
        }
    }

    /** For commands on stored objects: 60 s, 64 MiB of output, 256 MiB files, 2 GiB of memory. */
    public static GitLimits brief() {
        return new GitLimits(Duration.ofSeconds(60), 64L << 20, 256L << 20, 2L << 30);
    }

    public GitLimits withOutputBytes(long bytes) {
        return new GitLimits(wallClock, bytes, fileBytes, memoryBytes);
    }
}
