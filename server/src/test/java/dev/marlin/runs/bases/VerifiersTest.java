package dev.marlin.runs.bases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.runner.verify.PassRule;
import dev.marlin.runner.verify.TestCounts;
import dev.marlin.runner.verify.TestOutcome;
import dev.marlin.runner.verify.VerifierResult;
import dev.marlin.runner.verify.VerifierSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerifiersTest {
    private static final Map<String, TestOutcome> REPORTED =
            Map.of("T#new", TestOutcome.FAILED, "T#old", TestOutcome.PASSED, "T#older", TestOutcome.PASSED);

    @Test
    void theBaseCountsWhatCandidatesMustNotBreak() {
        VerifierSpec verifier = verifier(List.of());
        VerifierResult base = Verifiers.onBase(verifier, result(0));
        assertThat(Verifiers.summary(base)).isEqualTo("0 of 1 must-pass tests, 0 of 2 broken");
        PassRule.Junit rule = (PassRule.Junit)
                Verifiers.withBase(verifier, base.counts().passed()).rule();
        assertThat(rule.passToPass()).containsExactly("T#old", "T#older");
    }

    @Test
    void aNamedListIsCountedAsItIsWritten() {
        VerifierResult base = Verifiers.onBase(verifier(List.of("T#old")), result(1));
        assertThat(Verifiers.summary(base)).isEqualTo("0 of 1 must-pass tests, 0 of 1 broken");
    }

    @Test
    void codeThatDoesNotCompileHasBrokenEverything() {
        TestCounts counts = new TestCounts(List.of(), List.of("T#new"), List.of("T#old", "T#older"), 2, Map.of());
        VerifierResult result = new VerifierResult(
                "suite",
                VerifierResult.Status.FAIL,
                1,
                counts,
                new byte[0],
                Duration.ofSeconds(1),
                "The command left no test report.");
        assertThat(Verifiers.summary(result))
                .isEqualTo("0 of 1 must-pass tests, 2 of 2 broken. The command left no test report.");
    }

    private static VerifierSpec verifier(List<String> passToPass) {
        return new VerifierSpec(
                "suite",
                "sh test.sh",
                Duration.ofSeconds(9),
                new PassRule.Junit("*.xml", List.of("T#new"), passToPass));
    }

    private static VerifierResult result(int passToPass) {
        TestCounts counts = new TestCounts(List.of(), List.of("T#new"), List.of(), passToPass, REPORTED);
        return new VerifierResult(
                "suite", VerifierResult.Status.FAIL, 1, counts, new byte[0], Duration.ofSeconds(1), "");
    }
}
