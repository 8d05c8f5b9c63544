package dev.marlin.runs;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How this installation runs agents; the configuration fills it in.
 *
 * @param folder data folder; mirrors, snapshots, bases, workspaces and candidates lie below it
 * @param workers runs at one time in this process, 0 to run none here
 * @param turnLimit wall clock of one agent's turn
 * @param idleLimit longest silence of an agent
 * @param outputBytes output kept of one command
 * @param leftovers age from which what nothing refers to any more is removed from the folder
 */
public record RunSettings(
        Path folder, int workers, Duration turnLimit, Duration idleLimit, long outputBytes, Duration leftovers) {
    public RunSettings {
        if (workers < 0
                || turnLimit.isNegative()
                || turnLimit.isZero()
                || idleLimit.isNegative()
                || idleLimit.isZero()
                || outputBytes <= 0
                || leftovers.isNegative()
                || leftovers.isZero()) {
            throw new IllegalArgumentException("workers may be zero, limits must be greater than zero");
        }
    }
}
