package dev.marlin.runs;

import dev.marlin.tasks.TaskId;
import java.util.List;
import java.util.Optional;

/**
 * A pair as a judging person may know it. The two candidates come in an order that tells nothing.
 *
 * @param candidates exactly two
 * @param turns all turns so far, the first first
 * @param state of the latest turn; both sides change state together
 * @param noModelWasCalled both sides were played from scripts
 */
public record NeutralPair(
        PairId id,
        TaskId task,
        List<CandidateId> candidates,
        List<Turn> turns,
        PairState state,
        boolean noModelWasCalled) {
    public NeutralPair {
        candidates = List.copyOf(candidates);
        turns = List.copyOf(turns);
        if (candidates.size() != 2) {
            throw new IllegalArgumentException("a pair has two candidates");
        }
    }

    /**
     * One prompt to both sides.
     *
     * @param number from 1
     * @param mode how it goes on from the turn before; empty at turn 1
     */
    public record Turn(int number, String prompt, Optional<Continuation> mode) {}
}
