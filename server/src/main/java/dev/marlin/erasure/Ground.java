package dev.marlin.erasure;

import dev.marlin.attention.Attention;
import dev.marlin.audit.Audit;
import dev.marlin.identity.Leavers;
import dev.marlin.identity.People;
import dev.marlin.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What erasures stand on: one transaction, one clock, one log, people and their keys. */
@Component("erasureGround")
record Ground(
        TransactionTemplate transactions,
        Clock clock,
        Audit audit,
        Attention attention,
        People people,
        Leavers leavers,
        Vault vault) {
    /** To the microsecond, as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
