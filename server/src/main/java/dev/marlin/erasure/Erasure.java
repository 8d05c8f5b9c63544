package dev.marlin.erasure;

import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A wish that somebody be forgotten.
 *
 * @param askedBy the person or an admin; empty when a backup brought back somebody who had been erased
 * @param due when the account is shut, unless the wish is taken back
 * @param changedAt when it came into its state
 */
public record Erasure(
        UUID id,
        PersonId person,
        ErasureState state,
        Optional<PersonId> askedBy,
        Instant askedAt,
        Instant due,
        Instant changedAt) {
    /** Whether something is still to be done. */
    public boolean isOpen() {
        return switch (state) {
            case REQUESTED, SHUT -> true;
            case ERASED, CANCELLED -> false;
        };
    }
}
