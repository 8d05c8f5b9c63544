package dev.marlin.runner.git;

import java.time.Duration;

/**
 * Bounds of bringing one repository here.
 *
 * @param time longest fetch
 * @param bytes most bytes of packed objects
 * @param objects most objects in one pack
 */
public record MirrorLimits(Duration time, long bytes, long objects) {
    public MirrorLimits {
        if (time.isNegative() || time.isZero() || bytes <= 0 || objects <= 0) {
            throw new IllegalArgumentException("time, bytes and objects must be greater than zero");
        }
    }

    /** 15 minutes, 4 GiB, 20 million objects: room for the largest well-known repositories. */
    public static MirrorLimits generous() {
        return new MirrorLimits(Duration.ofMinutes(15), 4L << 30, 20_000_000);
    }

    /** The kernel stops a file a little above the limit, so that what is left behind shows that it was too large. */
    GitLimits forGit() {
        return new GitLimits(time, 16L << 20, bytes + 8192, Math.max(4L << 30, 2 * bytes));
    }
}
