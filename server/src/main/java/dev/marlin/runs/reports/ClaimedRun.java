package dev.marlin.runs.reports;

import dev.marlin.agents.AgentVersionId;
import dev.marlin.runs.CandidateId;
import dev.marlin.runs.PairId;
import dev.marlin.runs.RunId;
import dev.marlin.tasks.TaskId;
import java.util.Optional;

/**
 * A run that a worker holds.
 *
 * @param pair empty for a trial
 * @param attempt from 1
 * @param owner word of the worker; only while it stands in the row may the worker report
 */
public record ClaimedRun(
        RunId id,
        CandidateId candidate,
        Optional<PairId> pair,
        TaskId task,
        AgentVersionId agent,
        Optional<Long> importedWork,
        int turn,
        int attempt,
        String owner) {}
