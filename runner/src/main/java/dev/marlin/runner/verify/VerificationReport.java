package dev.marlin.runner.verify;

import dev.marlin.runner.git.objects.GitPath;
import java.util.List;

/**
 * What all verifiers of a task found.
 *
 * @param testedTree the tree they ran on, 40 hex: the candidate's with test files restored
 * @param tampered test files that the candidate had changed and that were put back
 * @param results one per verifier, in the task's order
 */
public record VerificationReport(String testedTree, List<GitPath> tampered, List<VerifierResult> results) {
    public VerificationReport {
        tampered = List.copyOf(tampered);
        results = List.copyOf(results);
    }

    /** Whether every verifier passed; without verifiers nothing is proven. */
    public boolean isPass() {
        return !results.isEmpty() && results.stream().allMatch(result -> result.status() == VerifierResult.Status.PASS);
    }
}
