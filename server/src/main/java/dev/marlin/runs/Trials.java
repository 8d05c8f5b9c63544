package dev.marlin.runs;

import dev.marlin.agents.AgentVersionId;
import dev.marlin.tasks.TaskId;
import java.util.List;
import java.util.Optional;

/** Runs of one agent version alone on a task, for evaluations: same base, environment and limits as a pair's. */
public interface Trials {
    RunId start(TaskId task, AgentVersionId agent);

    /** The outcome; empty while it runs. */
    Optional<TrialResult> result(RunId run);

    /**
     * What came of a trial.
     *
     * @param judgeable false when the failure was ours: such a trial is re-run or left out, never counted as failed
     * @param resolved every verifier passed
     * @param manifest blob digest of the run manifest
     */
    record TrialResult(
            boolean judgeable,
            boolean resolved,
            String reason,
            List<NeutralCandidate.NeutralVerification> verifications,
            Optional<String> manifest) {
        public TrialResult {
            verifications = List.copyOf(verifications);
        }
    }
}
