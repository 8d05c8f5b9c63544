package dev.marlin.runs.reports;

import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runner.run.Overhead;
import dev.marlin.runs.NeutralCandidate;
import dev.marlin.runs.redaction.Redaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a judgeable run left, with its texts in blobs.
 *
 * @param exit class in which the agent's turn ended
 * @param texts the record as it was
 * @param session what the agent needs to go on
 * @param redaction the view and what it took out
 * @param verifications unredacted, in the task's order
 */
public record RecordedRun(
        ExitClass exit,
        Texts texts,
        Optional<String> session,
        Redaction redaction,
        List<Verified> verifications,
        Overhead overhead) {
    public RecordedRun {
        verifications = List.copyOf(verifications);
    }

    /** Digests of blobs, but for the tree, which is an object of the candidate's git directory. */
    public record Texts(
            String tree, String patch, String trajectory, String raw, String manifest, String finalMessage) {}

    /** @param log blob digest, unredacted */
    public record Verified(
            String verifier,
            NeutralCandidate.NeutralVerification.Status status,
            String summary,
            Optional<String> log,
            Duration took) {}
}
