package dev.marlin.runs.bases;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.runner.verify.PassRule;
import dev.marlin.runner.verify.TestCounts;
import dev.marlin.runner.verify.VerifierResult;
import dev.marlin.runner.verify.VerifierSpec;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import dev.marlin.store.BlobStore;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.Verifier;
import java.util.List;
import java.util.Optional;

/** A task's verifiers as the runner wants them, and the runner's results as people read them. */
public final class Verifiers {
    private Verifiers() {}

    /** The task's verifiers as they are written. */
    static List<VerifierSpec> asWritten(Task task) {
        return task.verifiers().stream().map(Verifiers::spec).toList();
    }

    private static VerifierSpec spec(Verifier verifier) {
        PassRule rule = switch (verifier.rule()) {
            case Verifier.PassRule.ExitCode exit -> new PassRule.ExitCode(exit.code());
            case Verifier.PassRule.Junit junit ->
                new PassRule.Junit(junit.reports(), junit.failToPass(), junit.passToPass());
        };
        return new VerifierSpec(verifier.name(), verifier.command(), verifier.timeout(), rule);
    }

    /** The same verifier; where no pass-to-pass test is named, all that passed on the base must still pass. */
    static VerifierSpec withBase(VerifierSpec verifier, List<String> passedOnBase) {
        return switch (verifier.rule()) {
            case PassRule.ExitCode exit -> verifier;
            case PassRule.Junit junit ->
                junit.passToPass().isEmpty() && !passedOnBase.isEmpty()
                        ? new VerifierSpec(
                                verifier.name(),
                                verifier.commandLine(),
                                verifier.timeout(),
                                junit.withPassToPass(passedOnBase.stream()
                                        .filter(name -> !junit.failToPass().contains(name))
                                        .toList()))
                        : verifier;
        };
    }

    /** A result of the base itself; where no pass-to-pass test is named, all that passed are counted as those. */
    static VerifierResult onBase(VerifierSpec verifier, VerifierResult result) {
        return switch (verifier.rule()) {
            case PassRule.ExitCode exit -> result;
            case PassRule.Junit junit ->
                junit.passToPass().isEmpty() ? result.withCounts(result.counts().asBase()) : result;
        };
    }

    /**
     * Counts in words: {@code 8 of 8 must-pass tests, 0 of 748 broken}; also when no test was reported, as when the code
     * does not compile: then all are broken.
     */
    public static String summary(VerifierResult result) {
        TestCounts counts = result.counts();
        boolean counted = !counts.reported().isEmpty() || counts.failToPassTotal() > 0 || counts.passToPassTotal() > 0;
        String tests = !counted
                ? exit(result)
                : counts.failToPassPassed().size() + " of " + counts.failToPassTotal() + " must-pass tests, "
                        + counts.passToPassBroken().size() + " of " + counts.passToPassTotal() + " broken";
        return result.note().isEmpty() ? tests : tests + ". " + result.note();
    }

    private static String exit(VerifierResult result) {
        return switch (result.status()) {
            case PASS, FAIL -> result.exit() < 0 ? "no exit code" : "exit code " + result.exit();
            case TIMED_OUT -> "ran longer than its limit";
            case NOT_RUN -> "not run";
            case INFRASTRUCTURE_ERROR -> "could not be run";
        };
    }

    /** @throws MarlinException UNAVAILABLE for what was our own fault: it has no outcome */
    public static NeutralVerification.Status status(VerifierResult result) {
        return switch (result.status()) {
            case PASS -> NeutralVerification.Status.PASS;
            case FAIL -> NeutralVerification.Status.FAIL;
            case TIMED_OUT -> NeutralVerification.Status.TIMED_OUT;
            case NOT_RUN -> NeutralVerification.Status.NOT_RUN;
            case INFRASTRUCTURE_ERROR ->
                throw new MarlinException(Problem.UNAVAILABLE, result.verifier() + ": " + result.note());
        };
    }

    /** Digest of the log's blob; empty when the verifier printed nothing. */
    public static Optional<String> log(VerifierResult result, BlobStore blobs) {
        byte[] log = result.log();
        return log.length == 0 ? Optional.empty() : Optional.of(blobs.put(log));
    }
}
