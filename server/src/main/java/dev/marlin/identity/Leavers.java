package dev.marlin.identity;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Suspension of people who leave, and their return. With the suspension end all sessions and tokens, and every feature
 * that holds something for the person lets go, in one transaction.
 */
@Service
public class Leavers {
    private final PersonStore people;
    private final SessionStore sessions;
    private final ApiTokens tokens;
    private final ObjectProvider<LeaverListener> listeners;
    private final Audit audit;
    private final TransactionTemplate transactions;

    Leavers(
            PersonStore people,
            SessionStore sessions,
            ApiTokens tokens,
            ObjectProvider<LeaverListener> listeners,
            Audit audit,
            TransactionTemplate transactions) {
        this.people = people;
        this.sessions = sessions;
        this.tokens = tokens;
        this.listeners = listeners;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Suspends the person; who is suspended already stays so, by whoever it was. */
    public void suspend(PersonId person, StatedBy source, PersonId by) {
        transactions.executeWithoutResult(status -> {
            require(person);
            if (people.suspend(person, source)) {
                sessions.endAll(person);
                tokens.revokeAll(person);
                listeners.orderedStream().forEach(listener -> listener.left(person));
                audit.record(event("person.suspended", person, source, by));
            }
        });
    }

    /**
     * Lets the person sign in again. Tokens and sessions stay dead. A directory does not lift what was said by hand.
     *
     * @return whether the person was suspended and is not any more
     */
    public boolean reinstate(PersonId person, StatedBy source, PersonId by) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            require(person);
            boolean lifted = people.reinstate(person, source);
            if (lifted) {
                audit.record(event("person.reinstated", person, source, by));
            }
            return lifted;
        }));
    }

    private void require(PersonId person) {
        if (!people.lock(person)) {
            throw MarlinException.notFound("That person");
        }
    }

    private static AuditEvent event(String action, PersonId person, StatedBy source, PersonId by) {
        return AuditEvent.by(by, action, "person", person.value(), Map.of("source", source.word()));
    }
}
