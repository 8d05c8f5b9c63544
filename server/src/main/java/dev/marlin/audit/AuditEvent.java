package dev.marlin.audit;

import dev.marlin.kernel.PersonId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One state change, as it is about to be logged. Holds ids, versions and digests only: no names, no free text, no
 * addresses, so that a person can be erased without breaking the chain.
 *
 * @param action {@code noun.verb-in-past}: {@code judgement.submitted}, {@code task.published}
 * @param actor who; empty when the system's own clock did it
 * @param subjectKind noun of the thing that changed
 * @param subject its id
 * @param facts on which version and on what evidence: small string values, keys in snake_case
 */
public record AuditEvent(
        String action, Optional<PersonId> actor, String subjectKind, UUID subject, Map<String, String> facts) {
    public AuditEvent {
        if (!action.matches("[a-z_]+\\.[a-z-]+")) {
            throw new IllegalArgumentException("an action is noun.verb, not " + action);
        }
        facts = Map.copyOf(facts);
    }

    public static AuditEvent by(
            PersonId actor, String action, String subjectKind, UUID subject, Map<String, String> facts) {
        return new AuditEvent(action, Optional.of(actor), subjectKind, subject, facts);
    }
}
