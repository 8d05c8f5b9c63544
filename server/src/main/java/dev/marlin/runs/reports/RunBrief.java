package dev.marlin.runs.reports;

import dev.marlin.agents.AgentVersion;
import dev.marlin.runs.CandidateId;
import dev.marlin.tasks.Task;
import java.util.List;
import java.util.Optional;

/**
 * What a worker needs to know of a run besides its claim.
 *
 * @param agent who answers
 * @param roster all agents of the task's campaign: their names must not be told
 * @param prompt what the agent is asked; the same for both sides
 * @param previous what it goes on from; present exactly when the turn is not the first
 * @param session what the same agent's turn before named
 */
public record RunBrief(
        Task task,
        AgentVersion agent,
        List<AgentVersion> roster,
        String prompt,
        Optional<Previous> previous,
        Optional<String> session) {
    public RunBrief {
        roster = List.copyOf(roster);
    }

    /**
     * A tree that an earlier turn left.
     *
     * @param candidate whose git directory holds it
     * @param tree 40 hex
     */
    public record Previous(CandidateId candidate, String tree) {}
}
