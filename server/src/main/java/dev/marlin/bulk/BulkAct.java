package dev.marlin.bulk;

import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * One step for many tasks.
 *
 * @param by who prepared it, in whose name each step is taken
 * @param reason why, since it was started
 * @param tasks how many were chosen
 */
public record BulkAct(
        BulkActId id,
        BulkAction action,
        BulkState state,
        PersonId by,
        Optional<String> reason,
        int tasks,
        Instant createdAt,
        Optional<Instant> endedAt) {}
