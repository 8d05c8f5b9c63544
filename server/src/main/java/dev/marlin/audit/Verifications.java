package dev.marlin.audit;

import dev.marlin.kernel.PersonId;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Checks of the whole log: asked for by a person, done behind the page, told with their progress. */
@Service
public class Verifications {
    private final VerificationStore store;
    private final Heads heads;
    private final Audit audit;
    private final Clock clock;

    public Verifications(VerificationStore store, Heads heads, Audit audit, Clock clock) {
        this.store = store;
        this.heads = heads;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks for one. While one waits or runs, this changes nothing. */
    public void ask(PersonId by) {
        UUID id = UUID.randomUUID();
        if (store.insert(id, by)) {
            audit.record(AuditEvent.by(by, "audit_log.verification-asked", "audit_log", id, Map.of()));
        }
    }

    /** The one that was asked for last. */
    public Optional<VerificationRun> last() {
        return store.last();
    }

    /** The one that ended last. */
    public Optional<VerificationRun> lastEnded() {
        return store.lastEnded();
    }

    /** Does the one that waits, if any; one process at a time. */
    void work() {
        store.takeWaiting().ifPresent(id -> {
            long total = store.events();
            Verification found = heads.verify(checked -> store.progress(id, checked, total));
            store.end(id, found, clock.instant());
        });
    }
}
