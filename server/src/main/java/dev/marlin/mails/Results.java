package dev.marlin.mails;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEntry;
import dev.marlin.jobs.RecurringJob;
import dev.marlin.kernel.PersonId;
import dev.marlin.notices.NoticeSettings;
import dev.marlin.notices.TaskBook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the sealed audit log for what became of people's work, and enters it for those whom it concerns. */
@Component
class Results implements RecurringJob {
    private static final int BATCH = 500;

    private final Audit audit;
    private final MailStore store;
    private final TaskBook tasks;
    private final NoticeSettings settings;
    private final TransactionTemplate transactions;

    Results(Audit audit, MailStore store, TaskBook tasks, NoticeSettings settings, TransactionTemplate transactions) {
        this.audit = audit;
        this.store = store;
        this.tasks = tasks;
        this.settings = settings;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "mail-results";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    /** The cursor moves with e-mails off as well: who switches them on is not told of the past. */
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
        if (settings.mail().isPresent()) {
            events.forEach(this::enter);
        }
        if (!events.isEmpty()) {
            store.moveCursor(events.getLast().sequence());
        }
        return events.size() == BATCH;
    }

    private void enter(Audit.Sealed event) {
        AuditEntry entry = event.entry();
        String key = "event:" + event.sequence();
        switch (entry.action()) {
            case "submission.returned" -> result(entry, key, "Returned to you: ");
            case "submission.accepted", "submission.appeal-overturned" -> result(entry, key, "Accepted: ");
            case "submission.rejected" -> result(entry, key, "Not accepted: ");
            case "submission.appeal-upheld" -> result(entry, key, "The rejection stands: ");
            case "submission.reviewer-relieved" -> handedOn(entry, key, "reviewer");
            case "submission.adjudicator-replaced" -> handedOn(entry, key, "before");
            case "credential.confirmed" -> credential(entry, key, "Your credential was confirmed");
            case "credential.refused" -> credential(entry, key, "Your credential was not confirmed");
            case "credential.expired" -> credential(entry, key, "Your credential ran out");
            case "person.erasure-requested" ->
                tell(new PersonId(entry.subject()), key, "Your account is to be erased", "/profile/erasure", entry);
            case "payout.made" ->
                store.insertItem(
                        new PersonId(entry.subject()),
                        MailItem.of(MailKind.PAY, key, "You were paid", "/earnings", entry.at()));
            default -> {}
        }
    }

    private void result(AuditEntry entry, String key, String what) {
        id(entry, "author")
                .ifPresent(author ->
                        tell(new PersonId(author), key, what + title(entry), "/reviews/" + entry.subject(), entry));
    }

    /** @param fact names whose turn it was */
    private void handedOn(AuditEntry entry, String key, String fact) {
        id(entry, fact)
                .ifPresent(person -> tell(
                        new PersonId(person), key, "Somebody else goes on with: " + title(entry), "/reviews", entry));
    }

    private void credential(AuditEntry entry, String key, String what) {
        id(entry, "person").ifPresent(person -> tell(new PersonId(person), key, what, "/credentials", entry));
    }

    private void tell(PersonId person, String key, String title, String link, AuditEntry entry) {
        store.insertItem(person, MailItem.of(MailKind.RESULT, key, title, link, entry.at()));
    }

    private String title(AuditEntry entry) {
        return id(entry, "task").flatMap(tasks::find).map(TaskBook.Entry::title).orElse("your submission");
    }

    private static Optional<UUID> id(AuditEntry entry, String fact) {
        return Optional.ofNullable(entry.facts().get(fact)).map(UUID::fromString);
    }
}
