package dev.marlin.comparisons;

import dev.marlin.attention.Attention;
import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.PersonId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What every door of this feature stands on: one transaction, one clock, one log, whose turn it is, and chance. */
@Component("comparisonGround")
record Ground(TransactionTemplate transactions, Clock clock, Audit audit, Attention attention, SecureRandom random) {
    static final String KIND = "comparison";

    /** To the microsecond, as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    /** In a transaction of its own, which stays even if the caller's is rolled back. */
    <T> T apart(Supplier<T> work) {
        TransactionTemplate own = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return Objects.requireNonNull(own.execute(status -> work.get()));
    }

    void log(PersonId actor, String action, String kind, UUID subject, Map<String, String> facts) {
        audit.record(AuditEvent.by(actor, action, kind, subject, facts));
    }

    void log(PersonId actor, String action, ComparisonId comparison, Map<String, String> facts) {
        log(actor, action, KIND, comparison.value(), facts);
    }

    /** Logs what nobody in particular did: the system's own answer to something. */
    void log(String action, ComparisonId comparison, Map<String, String> facts) {
        audit.record(new AuditEvent(action, Optional.empty(), KIND, comparison.value(), facts));
    }
}
