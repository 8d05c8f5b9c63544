package dev.marlin.reservations;

import dev.marlin.attention.Attention;
import dev.marlin.audit.Audit;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What every door of this feature stands on: one transaction, one log, whose turn it is, and who must be told. */
@Component("reservationGround")
record Ground(
        TransactionTemplate transactions, Attention attention, Audit audit, ObjectProvider<ClaimListener> listeners) {
    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
