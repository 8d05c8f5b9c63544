package dev.marlin.pay.disputes;

import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that a person finds wrong in their own money.
 *
 * @param memo what the transaction was for
 * @param words what is wrong, 1 to 1,000 characters
 */
public record Dispute(
        UUID id, PersonId person, UUID transaction, String memo, String words, Instant openedAt, Optional<End> end) {

    /** Where it stands. */
    public DisputeState state() {
        return end.map(End::state).orElse(DisputeState.OPEN);
    }

    /**
     * How it ended.
     *
     * @param words why; empty when it was taken back
     */
    public record End(DisputeState state, PersonId by, String words, Optional<UUID> proposal, Instant at) {}
}
