package dev.marlin.runs.pairs;

import dev.marlin.agents.AgentVersionId;
import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runs.CandidateId;
import dev.marlin.runs.PairId;
import dev.marlin.runs.RunId;
import dev.marlin.runs.reports.RunStage;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.Optional;

/** One attempt as the database has it, with the candidate that it is of. */
record RunRow(
        RunId id,
        CandidateRow candidate,
        int turn,
        int attempt,
        int startOrder,
        RunState state,
        RunStage stage,
        Optional<ExitClass> exit,
        String reason,
        Optional<Instant> claimedAt,
        Optional<Instant> finishedAt) {
    /** A finished attempt whose result may be put before an expert. */
    boolean isJudgeable() {
        return exit.filter(ExitClass::isJudgeable).isPresent();
    }

    /** One side of a pair, or a trial's only one. */
    record CandidateRow(
            CandidateId id, Optional<PairId> pair, TaskId task, AgentVersionId agent, Optional<Long> importedWork) {}
}
