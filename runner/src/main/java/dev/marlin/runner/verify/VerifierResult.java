package dev.marlin.runner.verify;

import java.time.Duration;

/**
 * What one verifier found.
 *
 * @param verifier its name
 * @param status the verdict
 * @param exit exit code of the command, −1 when it did not end by itself
 * @param counts tests by name; empty for exit-code rules
 * @param log kept output of the command, standard output then standard error, at most twice the log limit
 * @param took wall clock of the command alone
 * @param note a sentence for people, empty when there is nothing to add
 */
public record VerifierResult(
        String verifier, Status status, int exit, TestCounts counts, byte[] log, Duration took, String note) {
    public VerifierResult {
        log = log.clone();
    }

    @Override
    public byte[] log() {
        return log.clone();
    }

    public VerifierResult withCounts(TestCounts other) {
        return new VerifierResult(verifier, status, exit, other, log, took, note);
    }

    /** The verdict. */
    public enum Status {
        PASS,
        /** The candidate's doing: failed tests, wrong exit code, does not compile. */
        FAIL,
        /** It ran longer than its timeout: the candidate's doing. */
        TIMED_OUT,
        /** It was not started: cancelled, or the task's own test patch is unusable. */
        NOT_RUN,
        /** Our sandbox or store failed: run again, never judged. */
        INFRASTRUCTURE_ERROR
    }

    static VerifierResult without(VerifierSpec verifier, Status status, String note) {
        return new VerifierResult(verifier.name(), status, -1, TestCounts.none(), new byte[0], Duration.ZERO, note);
    }
}
