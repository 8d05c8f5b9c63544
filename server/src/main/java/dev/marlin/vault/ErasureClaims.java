package dev.marlin.vault;

import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A feature that may need to know for a while who somebody is. */
public interface ErasureClaims {
    /** Why the person cannot be erased now, in sentences that say what to do; as a rule none. */
    List<String> obstacles(PersonId person);

    /** Records of theirs that law wants kept; empty when there are none. */
    default Optional<Kept> kept(PersonId person) {
        return Optional.empty();
    }

    /**
     * Records that outlive their person.
     *
     * @param what in words
     * @param latest moment of the youngest one
     */
    record Kept(String what, Instant latest) {}
}
