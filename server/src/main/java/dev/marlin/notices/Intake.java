package dev.marlin.notices;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEntry;
import dev.marlin.jobs.RecurringJob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the sealed audit log once, in its order, and turns what is public into notices and deliveries. Cursor and rows
 * move in one transaction, so that nothing is told twice and nothing is skipped.
 */
@Component
class Intake implements RecurringJob {
    private static final int BATCH = 500;

    private final Audit audit;
    private final NoticeStore store;
    private final WebhookStore webhooks;
    private final TaskBook tasks;
    private final TransactionTemplate transactions;

    Intake(Audit audit, NoticeStore store, WebhookStore webhooks, TaskBook tasks, TransactionTemplate transactions) {
        this.audit = audit;
        this.store = store;
        this.webhooks = webhooks;
        this.tasks = tasks;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "notice-intake";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transactions.execute(status -> readBatch()));
        }
    }

    private boolean readBatch() {
        OptionalLong cursor = store.takeCursor();
        if (cursor.isEmpty()) {
            return false;
        }
        List<Audit.Sealed> events = audit.sealed(cursor.getAsLong(), BATCH);
        for (Audit.Sealed event : events) {
            NoticeKind.ofAction(event.entry().action()).ifPresent(kind -> tell(kind, event));
        }
        if (!events.isEmpty()) {
            store.moveCursor(events.getLast().sequence());
        }
        return events.size() == BATCH;
    }

    private void tell(NoticeKind kind, Audit.Sealed event) {
        AuditEntry entry = event.entry();
        Notice notice = new Notice(
                UUID.randomUUID(),
                event.sequence(),
                kind,
                entry.at(),
                entry.subjectKind(),
                entry.subject(),
                campaign(entry));
        store.insert(notice);
        webhooks.enqueue(notice);
    }

    private Optional<UUID> campaign(AuditEntry entry) {
        return switch (entry.subjectKind()) {
            case "campaign" -> Optional.of(entry.subject());
            case "task" -> tasks.find(entry.subject()).map(TaskBook.Entry::campaign);
            default -> Optional.ofNullable(entry.facts().get("campaign")).map(UUID::fromString);
        };
    }
}
