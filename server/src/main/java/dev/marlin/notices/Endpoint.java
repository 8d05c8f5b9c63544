package dev.marlin.notices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An address outside that is told what happens.
 *
 * @param campaign only what happens in this campaign; empty for all of the installation
 * @param kinds what it wants to know, at least one
 * @param offReason present exactly when it is off
 */
public record Endpoint(
        UUID id,
        String url,
        Optional<UUID> campaign,
        List<NoticeKind> kinds,
        EndpointState state,
        Optional<OffReason> offReason,
        Instant createdAt) {
    public Endpoint {
        kinds = List.copyOf(kinds);
    }
}
