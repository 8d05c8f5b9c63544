package dev.marlin.runs;

import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.AgentVersionId;
import dev.marlin.tasks.TaskId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The unredacted record of what ran: for rankings, evaluations, releases and managers, never for judging floors. */
public interface RunRecords {
    /** Which agent version is behind a candidate. */
    AgentVersion agent(CandidateId candidate);

    /** Who answered, of each of these candidates. */
    Map<CandidateId, AgentVersion> agents(Collection<CandidateId> candidates);

    CandidateRecord record(CandidateId candidate, int turn);

    /**
     * All that a candidate was asked and did, turn by turn, as one document in ATIF 1.7. Its notes say which turns began
     * with the other candidate's work.
     *
     * @param turns how many, from the first
     * @throws dev.marlin.kernel.MarlinException NOT_FOUND when it has not finished so many
     */
    byte[] trajectory(CandidateId candidate, int turns);

    /** What the named verifiers found at every finished turn of the task's pairs, by candidate and turn. */
    List<ProbedTurn> probes(TaskId task, Set<String> verifiers);

    /**
     * What one verifier found at one turn.
     *
     * @param startedFrom candidate whose work the turn began with: its own, or the winner's
     */
    record ProbedTurn(
            CandidateId candidate,
            AgentVersionId agent,
            int turn,
            CandidateId startedFrom,
            String verifier,
            NeutralCandidate.NeutralVerification.Status status) {}

    /**
     * One candidate's finished turn as it really was. Digests name blobs.
     *
     * @param patch against the base, as captured
     * @param trajectory of this turn in ATIF 1.7
     * @param manifest versions, digests, limits, times as JSON
     * @param finalMessage unredacted last words
     */
    record CandidateRecord(
            AgentVersion agent,
            String patch,
            String trajectory,
            String manifest,
            String finalMessage,
            List<NeutralCandidate.NeutralVerification> verifications) {
        public CandidateRecord {
            verifications = List.copyOf(verifications);
        }
    }
}
