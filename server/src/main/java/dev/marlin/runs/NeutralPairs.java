package dev.marlin.runs;

import dev.marlin.kernel.PersonId;
import java.util.List;

/** The one door of this floor that judging floors may see: pairs without identities. */
public interface NeutralPairs {
    NeutralPair pair(PairId pair);

    /** @throws dev.marlin.kernel.MarlinException NOT_FOUND until both sides of that turn are ready */
    NeutralCandidate candidate(CandidateId candidate, int turn);

    /** What the task's verifiers did on the base, in the task's order. */
    List<NeutralCandidate.NeutralVerification> base(PairId pair);

    /** Starts the next turn of a READY pair, in the caller's transaction. */
    void followUp(PairId pair, FollowUp followUp, PersonId by);
}
