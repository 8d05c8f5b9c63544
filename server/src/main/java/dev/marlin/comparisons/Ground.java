package dev.marlin.comparisons;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What every door of this feature stands on: one transaction, one clock, one log. */
@Component
record Ground(TransactionTemplate transactions, Clock clock, Audit audit) {
    /** To the microsecond, as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    void log(PersonId actor, String action, String kind, UUID subject, Map<String, String> facts) {
        audit.record(AuditEvent.by(actor, action, kind, subject, facts));
    }

    /** Logs what nobody in particular did: the system's own answer to something. */
    void log(String action, ComparisonId comparison, Map<String, String> facts) {
        audit.record(new AuditEvent(action, Optional.empty(), "comparison", comparison.value(), facts));
    }
}
