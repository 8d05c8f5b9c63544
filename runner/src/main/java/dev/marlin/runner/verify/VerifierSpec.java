package dev.marlin.runner.verify;

import java.time.Duration;

/**
 * One verifier of a task.
 *
 * @param name short name for people, unique in its task
 * @param commandLine a shell line that a person wrote, run in {@code /workspace}
 * @param timeout longest run, more than zero
 * @param rule when it counts as passed
 */
public record VerifierSpec(String name, String commandLine, Duration timeout, PassRule rule) {
    public VerifierSpec {
        if (name.isBlank() || commandLine.isBlank() || commandLine.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a verifier needs a name and a command line without NUL");
        }
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("a verifier's timeout must be greater than zero");
        }
    }
}
