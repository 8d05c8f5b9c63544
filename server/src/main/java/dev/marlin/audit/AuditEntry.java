package dev.marlin.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One logged event as it stands in the database.
 *
 * @param id ascending, with gaps where transactions were rolled back
 * @param hash of its place in the chain; empty until it is sealed, at most a second
 */
public record AuditEntry(
        long id,
        Instant at,
        String action,
        Optional<UUID> actor,
        String subjectKind,
        UUID subject,
        Map<String, String> facts,
        Optional<String> hash) {
    public AuditEntry {
        facts = Map.copyOf(facts);
    }
}
