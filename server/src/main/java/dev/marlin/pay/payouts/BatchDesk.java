package dev.marlin.pay.payouts;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.books.Books;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says whose turn a batch is, and keeps the log of it. */
@Component
class BatchDesk {
    private static final String KIND = "payout_batch";

    private final Attention attention;
    private final Audit audit;
    private final Books books;

    BatchDesk(Attention attention, Audit audit, Books books) {
        this.attention = attention;
        this.audit = audit;
        this.books = books;
    }

    Books books() {
        return books;
    }

    /**
     * Makes attention agree with where the batch stands.
     *
     * @throws MarlinException CONFLICT when a draft would wait for nobody
     */
    void called(Batch batch) {
        attention.clear(KIND, batch.id());
        switch (batch.state()) {
            case DRAFT -> {
                List<PersonId> others = books.finance().stream()
                        .filter(person -> !person.equals(batch.draftedBy()))
                        .toList();
                if (others.isEmpty()) {
                    throw MarlinException.conflict(
                            "Money takes two people, and nobody else here may approve a batch. No"
                                    + " batch was made; ask an admin for a second person with the role finance.");
                }
                others.forEach(person -> call(person, batch, "Approve", "Somebody drafted it; you may approve it."));
            }
            case APPROVED ->
                books.finance().forEach(person -> call(person, batch, "Export", "Its files can go to the bank."));
            case EXPORTED ->
                books.finance()
                        .forEach(person -> call(person, batch, "Answer", "It is at the bank: record what was paid."));
            case SETTLED, PARTLY_FAILED, CANCELLED -> {}
        }
    }

    void log(PersonId by, String action, Batch batch, Map<String, String> facts) {
        audit.record(AuditEvent.by(by, action, KIND, batch.id(), facts));
    }

    void paid(Line line, PersonId by) {
        audit.record(AuditEvent.by(
                by,
                "payout.made",
                "person",
                line.person().value(),
                Map.of("amount", line.amount().toString(), "line", line.id().toString())));
    }

    private void call(PersonId person, Batch batch, String action, String reason) {
        attention.set(new AttentionItem(
                person,
                KIND,
                batch.id(),
                "Payout batch " + batch.number(),
                reason,
                action,
                "/ledger/batches/" + batch.id(),
                books.now(),
                Optional.empty()));
    }
}
