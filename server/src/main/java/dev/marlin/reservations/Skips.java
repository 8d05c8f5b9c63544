package dev.marlin.reservations;

import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.TaskId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Tasks that people left to others, with a reason that managers see, and may take up again. */
@Service
public class Skips {
    private final SkipStore store;
    private final Reservations reservations;
    private final ClaimRules rules;
    private final Ground ground;

    Skips(SkipStore store, Reservations reservations, ClaimRules rules, Ground ground) {
        this.store = store;
        this.reservations = reservations;
        this.rules = rules;
        this.ground = ground;
    }

    /**
     * Takes the task off the person's list. The same again with another reason changes the reason.
     *
     * @throws MarlinException CONFLICT when the person holds it
     */
    public void skip(TaskId id, PersonId person, SkipReason reason) {
        ground.transactions().executeWithoutResult(status -> {
            rules.task(id);
            if (reservations.of(id, person).isPresent()) {
                throw MarlinException.conflict("You hold this task: give it back first. Nothing was changed.");
            }
            if (!store.latest(id, person).equals(Optional.of(reason))) {
                store.insert(id, person, Optional.of(reason));
                record("task.skipped", id, person, Map.of("reason", reason.key()));
            }
        });
    }

    /** Puts the task back on the person's list; if it is there, nothing happens. */
    public void undo(TaskId id, PersonId person) {
        ground.transactions().executeWithoutResult(status -> {
            if (store.latest(id, person).isPresent()) {
                store.insert(id, person, Optional.empty());
                record("task.skip-undone", id, person, Map.of());
            }
        });
    }

    /** Why the person skipped the task; empty when they did not, or took it back. */
    public Optional<SkipReason> of(TaskId id, PersonId person) {
        return store.latest(id, person);
    }

    /** How many people skip the task for which reason, for managers. */
    public Map<SkipReason, Long> reasons(TaskId id) {
        return store.reasons(id);
    }

    private void record(String action, TaskId id, PersonId person, Map<String, String> facts) {
        ground.audit().record(AuditEvent.by(person, action, Reservations.SUBJECT, id.value(), facts));
    }
}
