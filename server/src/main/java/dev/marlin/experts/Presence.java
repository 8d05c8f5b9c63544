package dev.marlin.experts;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.PersonId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of availability: who works how much, and who is away and gets no turns. */
@Service
public class Presence {
    private final AvailabilityStore store;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Presence(AvailabilityStore store, Audit audit, TransactionTemplate transactions, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the person said; nothing of an unknown one. */
    public Availability of(PersonId person) {
        return store.find(person).orElse(Availability.UNSAID);
    }

    /** Whether the person is away today, in UTC. */
    public boolean isAway(PersonId person) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Availability said = of(person);
        return said.awayFrom().filter(from -> !today.isBefore(from)).isPresent()
                && said.awayUntil().filter(until -> !today.isAfter(until)).isPresent();
    }

    /** Says when one works from now on. Turns that one has already stay. */
    public void say(PersonId person, Availability said) {
        transactions.executeWithoutResult(status -> {
            if (!of(person).equals(said)) {
                store.save(person, said);
                audit.record(AuditEvent.by(person, "person.availability-said", "person", person.value(), Map.of()));
            }
        });
    }
}
