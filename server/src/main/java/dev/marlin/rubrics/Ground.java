package dev.marlin.rubrics;

import dev.marlin.attention.Attention;
import dev.marlin.audit.Audit;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What every door of this feature stands on: one transaction, one clock, one log, whose turn it is. */
@Component("rubricGround")
record Ground(TransactionTemplate transactions, Clock clock, Audit audit, Attention attention) {
    /** To the microsecond, as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
