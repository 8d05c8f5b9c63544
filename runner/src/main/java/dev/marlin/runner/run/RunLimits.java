package dev.marlin.runner.run;

import dev.marlin.runner.capture.CaptureLimits;
import dev.marlin.runner.sandbox.Limits;
import java.time.Duration;

/**
 * Bounds of one run; verifiers have their own timeouts.
 *
 * @param turn of the agent's whole turn
 * @param capture of what it may leave
 */
public record RunLimits(Limits turn, CaptureLimits capture) {
    /** 30 min per turn, 5 min without output, 64 MiB of output, 1 GiB files, 512 processes; usual capture limits. */
    public static RunLimits usual() {
        Limits turn = new Limits(
                Duration.ofMinutes(30), Duration.ofMinutes(5), 64L << 20, 1L << 30, 512, Duration.ofMinutes(30));
        return new RunLimits(turn, CaptureLimits.usual());
    }
}
