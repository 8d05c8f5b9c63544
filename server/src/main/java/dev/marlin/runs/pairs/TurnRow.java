package dev.marlin.runs.pairs;

import dev.marlin.runs.CandidateId;
import dev.marlin.runs.Continuation;
import java.util.Optional;

/**
 * One prompt to both sides, as stored.
 *
 * @param mode empty at turn 1
 * @param winner present exactly when the winner continues
 */
public record TurnRow(int number, String prompt, Optional<Continuation> mode, Optional<CandidateId> winner) {}
