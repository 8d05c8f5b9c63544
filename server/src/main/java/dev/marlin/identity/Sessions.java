package dev.marlin.identity;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Browser sessions of people: seen and ended. One that was ended opens nothing from the next request on. */
@Service
public class Sessions {
    private final SessionStore store;
    private final Audit audit;
    private final TransactionTemplate transactions;

    public Sessions(SessionStore store, Audit audit, TransactionTemplate transactions) {
        this.store = store;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Living sessions of the person, the latest used one first. */
    public List<Open> of(PersonId person) {
        return store.of(person);
    }

    /** Ends one session of the person; what is no session of theirs is NOT_FOUND. */
    public void end(PersonId person, UUID session) {
        transactions.executeWithoutResult(status -> {
            if (!store.end(person, session)) {
                throw MarlinException.notFound("That session");
            }
            audit.record(ended(person, person, 1));
        });
    }

    /**
     * Ends all sessions of the person and says how many those were.
     *
     * @param by the person or an admin
     */
    public int endAll(PersonId person, PersonId by) {
        Integer ended = transactions.execute(status -> {
            int count = store.endAll(person);
            audit.record(ended(person, by, count));
            return count;
        });
        return ended == null ? 0 : ended;
    }

    private static AuditEvent ended(PersonId person, PersonId by, int count) {
        return AuditEvent.by(
                by, "session.ended", "person", person.value(), Map.of("sessions", Integer.toString(count)));
    }

    /**
     * A living session.
     *
     * @param id names it to its person; worth nothing as a cookie
     * @param session what its browser's cookie holds; never shown
     */
    public record Open(UUID id, String session, Instant began, Instant lastUsed) {}
}
