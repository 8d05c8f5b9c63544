package dev.marlin.runs;

import dev.marlin.agents.AgentVersion;
import java.util.List;

/** The unredacted record of what ran: for rankings, evaluations, releases and managers, never for judging floors. */
public interface RunRecords {
    /** Which agent version is behind a candidate. */
    AgentVersion agent(CandidateId candidate);

    CandidateRecord record(CandidateId candidate, int turn);

    /**
     * One candidate's finished turn as it really was. Digests name blobs.
     *
     * @param patch against the base, as captured
     * @param trajectory events as JSON lines
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
