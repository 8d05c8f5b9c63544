package dev.marlin.dashboards.alerts;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a rule found.
 *
 * @param words what was so, in numbers
 * @param closing why it is closed; empty while it is open
 */
public record Alert(
        UUID id,
        UUID rule,
        AlertKind kind,
        AlertState state,
        String words,
        Instant openedAt,
        Optional<Instant> closedAt,
        String closing) {}
