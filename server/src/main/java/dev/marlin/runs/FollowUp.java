package dev.marlin.runs;

import java.util.Optional;

/**
 * The next prompt to both sides.
 *
 * @param winner the preferred candidate; needed exactly when the mode is {@code WINNER_CONTINUES}
 */
public record FollowUp(String prompt, Continuation mode, Optional<CandidateId> winner) {
    public FollowUp {
        if (prompt.isBlank() || (mode == Continuation.WINNER_CONTINUES) != winner.isPresent()) {
            throw new IllegalArgumentException(
                    "a follow-up needs a prompt, and a winner exactly if the winner goes on");
        }
    }
}
