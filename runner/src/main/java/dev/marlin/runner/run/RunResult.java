package dev.marlin.runner.run;

import dev.marlin.runner.agent.Turn;
import dev.marlin.runner.capture.Captured;
import dev.marlin.runner.egress.EgressRecord;
import dev.marlin.runner.gateway.GatewayReport;
import dev.marlin.runner.verify.VerificationReport;
import java.util.List;
import java.util.Optional;

/** How a run ended. Only {@link Finished} may be judged; what is not the candidate's doing can never look as if it were. */
public sealed interface RunResult {
    /**
     * The agent had its turn and what it left is captured and, unless there is nothing to verify, verified.
     *
     * @param manifest what ran
     * @param turn how the agent's turn ended and what it did; its exit class may be judged
     * @param trajectory what it did as it is kept: one ATIF document of this turn, the manifest names its digest
     * @param captured what it left; the unchanged base when an imported change does not apply
     * @param verification empty when an imported change does not apply
     * @param used what it used
     */
    record Finished(
            RunManifest manifest,
            Turn turn,
            byte[] trajectory,
            Captured captured,
            Optional<VerificationReport> verification,
            Used used)
            implements RunResult {
        public Finished {
            trajectory = trajectory.clone();
            if (!turn.exit().isJudgeable() || manifest.exit() != turn.exit()) {
                throw new IllegalArgumentException(turn.exit() + " is not the candidate's doing and never judged");
            }
            if (!manifest.outputs().trajectoryDigest().equals(ManifestWriter.sha256(trajectory))) {
                throw new IllegalArgumentException("the manifest names another trajectory");
            }
        }

        @Override
        public byte[] trajectory() {
            return trajectory.clone();
        }
    }

    /** A person stopped it; nothing of it is judged. */
    record Cancelled(Used used) implements RunResult {}

    /**
     * Something of ours failed; nothing of it is judged.
     *
     * @param tier what failed
     * @param reason a sentence for the operator
     */
    record InfrastructureFailure(Tier tier, String reason, Used used) implements RunResult {}

    /** Whatever came of it, it used time, and perhaps a model. */
    Used used();

    /** Where the time went. */
    default Overhead overhead() {
        return used().overhead();
    }

    /**
     * What a run used.
     *
     * @param overhead where the time went
     * @param model what went through the gateway; empty when its agent calls no model or never began
     * @param visited hosts that were asked for, allowed or not, oldest first
     */
    record Used(Overhead overhead, Optional<GatewayReport> model, List<EgressRecord> visited) {
        public Used {
            visited = List.copyOf(visited);
        }
    }

    /** What failed when it was not the candidate. */
    enum Tier {
        /** The sandbox or its workspace. */
        SANDBOX(true),
        /** Our git store. */
        STORE(true),
        /** The way to a model. */
        GATEWAY(true),
        /** A verifier's sandbox. */
        VERIFICATION(true),
        /** Our own code or the machine: a bug, a full disk. */
        RUNNER(true),
        /** What was asked for: a test patch that does not fit, an import that names nothing. */
        INPUT(false);

        private final boolean retryable;

        Tier(boolean retryable) {
            this.retryable = retryable;
        }

        /** Whether the same run may succeed when it is started again. */
        public boolean isRetryable() {
            return retryable;
        }
    }
}
