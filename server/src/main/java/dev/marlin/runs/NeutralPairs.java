package dev.marlin.runs;

import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.TaskId;
import java.util.List;
import java.util.Optional;

/** The one door of this floor that judging floors may see: pairs without identities. */
public interface NeutralPairs {
    NeutralPair pair(PairId pair);

    /** The person's pair of the task that was not withdrawn; there is at most one. */
    Optional<NeutralPair> startedBy(PersonId person, TaskId task);

    /** @throws dev.marlin.kernel.MarlinException NOT_FOUND until both sides of that turn are ready */
    NeutralCandidate candidate(CandidateId candidate, int turn);

    /** What the task's verifiers did on the base, in the task's order. */
    List<NeutralCandidate.NeutralVerification> base(PairId pair);

    /** Starts the next turn of a READY pair, in the caller's transaction. */
    void followUp(PairId pair, FollowUp followUp, PersonId by);
}
