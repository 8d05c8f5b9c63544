package dev.marlin.runs;

import dev.marlin.kernel.PersonId;
import dev.marlin.runs.redaction.Redaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Pairs whose candidates name themselves where a mark would change the code's meaning; a manager decides. */
public interface Withholdings {
    /** What waits for a decision, longest waiting first. */
    List<Withheld> open();

    /** The pair's latest turn, if it is or was withheld. */
    Optional<Withheld> of(PairId pair);

    /**
     * Lets the pair be judged with its marks as they are.
     *
     * @param reason 1 to 2,000 characters
     * @throws dev.marlin.kernel.MarlinException CONFLICT when it does not wait for a decision
     */
    void release(PairId pair, String reason, PersonId by);

    /** Withdraws the pair: nobody judges it. */
    void withdraw(PairId pair, String reason, PersonId by);

    /**
     * One withheld turn.
     *
     * @param released empty until it is decided
     */
    record Withheld(PairId pair, int turn, Instant since, List<Place> places, Optional<Boolean> released) {
        public Withheld {
            places = List.copyOf(places);
        }
    }

    /** Where in which candidate's change. */
    record Place(CandidateId candidate, Redaction.MeaningMark mark) {}
}
