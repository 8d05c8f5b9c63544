package dev.marlin.attempts;

import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody's objection to how they were graded.
 *
 * @param position of the question it is about, from 1; empty when it is about the whole attempt
 * @param words what is wrong, 1 to 4,000 characters
 * @param author who wrote the items: never decides
 * @param due when it is passed on to admins
 * @param reason why it was decided so; empty while it is not
 */
public record Appeal(
        AppealId id,
        AttemptId attempt,
        Optional<Integer> position,
        AppealState state,
        String words,
        PersonId author,
        PersonId raisedBy,
        Instant raisedAt,
        Instant due,
        Optional<String> reason) {
    /** It waits for a decision. */
    public boolean isOpen() {
        return state == AppealState.OPEN || state == AppealState.ESCALATED;
    }
}
