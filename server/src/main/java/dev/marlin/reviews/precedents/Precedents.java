package dev.marlin.reviews.precedents;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.Id;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.Decision;
import dev.marlin.reviews.ReviewDesk;
import dev.marlin.reviews.SubmissionView;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.rubrics.Clause;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of precedents: adjudicators mark decisions of theirs as examples; a withdrawal is a row of its own. */
@Service
public class Precedents {
    private static final int TEXT_LIMIT = 2_000;
    private static final int LIMIT = 200;
    private static final int BESIDE = 30;

    private final PrecedentStore store;
    private final ReviewDesk desk;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Precedents(PrecedentStore store, ReviewDesk desk, Audit audit, TransactionTemplate transactions, Clock clock) {
        this.store = store;
        this.desk = desk;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Marks the person's latest decision of the submission as an example for the clause.
     *
     * @param reason why it is one, 1 to 2,000 characters; reviewers of other tasks read it
     * @throws MarlinException NOT_FOUND for who did not decide it; CONFLICT when it went back to its author; INVALID
     *     when the rubric has no such clause or the reason is missing
     */
    public Precedent mark(SubmissionId submission, Clause clause, String reason, PersonId by) {
        String words = text(reason);
        return inTransaction(() -> {
            SubmissionView view = desk.look(submission, by);
            PrecedentStore.Latest latest =
                    store.latest(submission, by).orElseThrow(() -> MarlinException.notFound("That decision"));
            SubmissionView.Ruling ruling = view.rulings().stream()
                    .filter(one -> one.round() == latest.round())
                    .findFirst()
                    .orElseThrow(() -> MarlinException.notFound("That decision"));
            if (ruling.grounds().outcome() == Decision.Outcome.RETURN) {
                throw MarlinException.conflict(
                        "That decision sent the work back and settled nothing. Nothing was marked.");
            }
            if (!Clause.of(view.rubric()).contains(clause)) {
                throw MarlinException.invalid(
                        "clause: the rubric has no " + clause + ". Choose one of the list; nothing was marked.");
            }
            Precedent precedent = new Precedent(
                    UUID.randomUUID(),
                    latest.rubric(),
                    clause,
                    words,
                    new Precedent.Decided(
                            ruling.grounds().outcome(), ruling.grounds().message()),
                    now(),
                    Optional.empty());
            store.insert(precedent, submission, latest.round(), by);
            audit.record(AuditEvent.by(
                    by,
                    "precedent.marked",
                    "precedent",
                    precedent.id(),
                    Map.of(
                            "submission", submission.toString(),
                            "round", Integer.toString(latest.round()),
                            "clause", clause.toString())));
            return precedent;
        });
    }

    /**
     * Takes an example back; it stays on record with the reason.
     *
     * @throws MarlinException NOT_FOUND; CONFLICT when it was withdrawn before
     */
    public Precedent withdraw(String id, String reason, PersonId by) {
        UUID precedent = Id.parse("That precedent", id);
        String words = text(reason);
        return inTransaction(() -> {
            find(precedent);
            if (!store.withdraw(precedent, words, by, now())) {
                throw MarlinException.conflict("It was withdrawn before. Nothing was changed.");
            }
            audit.record(AuditEvent.by(by, "precedent.withdrawn", "precedent", precedent, Map.of()));
            return find(precedent);
        });
    }

    /** The latest 200, withdrawn ones among them. */
    public List<Precedent> all() {
        return store.all(LIMIT);
    }

    /** Those that stand under the rubric of this submission, but for those of its own task: they would tell of it. */
    public List<Precedent> beside(SubmissionId submission) {
        return store.beside(submission, BESIDE);
    }

    private Precedent find(UUID id) {
        return store.find(id).orElseThrow(() -> MarlinException.notFound("That precedent"));
    }

    private static String text(String reason) {
        String words = reason.strip();
        if (words.isEmpty() || words.length() > TEXT_LIMIT || words.indexOf(0) >= 0) {
            throw MarlinException.invalid(
                    "reason: 1 to " + TEXT_LIMIT + " characters are needed. Nothing was changed.");
        }
        return words;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Precedent inTransaction(Supplier<Precedent> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
