package dev.marlin.runner.run;

import dev.marlin.runner.agent.AgentIdentity;
import dev.marlin.runner.verify.PassRule;
import dev.marlin.runner.verify.VerifierSpec;
import dev.marlin.runner.workspace.PreparedBase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What both candidates of a pair have in common.
 *
 * @param base prepared base
 * @param verifiers in the task's order
 * @param testPatch the task's own tests, empty for none
 */
public record TaskBasis(PreparedBase base, List<VerifierSpec> verifiers, byte[] testPatch) {
    public TaskBasis {
        verifiers = List.copyOf(verifiers);
        testPatch = testPatch.clone();
    }

    @Override
    public byte[] testPatch() {
        return testPatch.clone();
    }

    /** SHA-256 (64 hex) over base, verifiers, test patch and the turn's prompt: equal digests mean the same question. */
    public String digest(String prompt) {
        List<byte[]> parts =
                new ArrayList<>(List.of(bytes(base.key()), bytes(base.commit()), testPatch, bytes(prompt)));
        for (VerifierSpec verifier : verifiers) {
            parts.add(bytes(verifier.name()));
            parts.add(bytes(verifier.commandLine()));
            parts.add(bytes(verifier.timeout().toString()));
            parts.addAll(described(verifier.rule()));
        }
        return AgentIdentity.digestOf(parts.toArray(byte[][]::new));
    }

    private static List<byte[]> described(PassRule rule) {
        return switch (rule) {
            case PassRule.ExitCode exit -> List.of(bytes("exit " + exit.code()));
            case PassRule.Junit junit ->
                List.of(
                        bytes("junit " + junit.reportGlob()),
                        bytes(String.join("\n", junit.failToPass())),
                        bytes(String.join("\n", junit.passToPass())));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
