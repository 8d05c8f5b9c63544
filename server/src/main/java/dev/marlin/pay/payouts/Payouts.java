package dev.marlin.pay.payouts;

import dev.marlin.kernel.Digest;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.books.Account;
import dev.marlin.pay.books.Books;
import dev.marlin.pay.books.Posting;
import dev.marlin.pay.books.Purse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of payout batches: what is payable is set aside, let out by two people, and booked as the bank answers. */
@Service
public class Payouts {
    private final PayoutStore store;
    private final PayoutMethods methods;
    private final BankFiles files;
    private final BatchDesk desk;
    private final Books books;
    private final TransactionTemplate transactions;

    Payouts(
            PayoutStore store,
            PayoutMethods methods,
            BankFiles files,
            BatchDesk desk,
            TransactionTemplate transactions) {
        this.store = store;
        this.methods = methods;
        this.files = files;
        this.desk = desk;
        this.books = desk.books();
        this.transactions = transactions;
    }

    /**
     * Sets everything aside that is payable now to people whose method can be used; names the others.
     *
     * @throws MarlinException CONFLICT when nothing can be paid, or when nobody else may approve it
     */
    public Batch draft(PersonId by) {
        return inTransaction(() -> {
            store.lockDrafts();
            UUID id = UUID.randomUUID();
            store.insert(id, by, books.now());
            List<PersonId> payees = store.payees().stream()
                    .distinct()
                    .sorted(Comparator.comparing(PersonId::toString))
                    .toList();
            books.lock(payees);
            int lines = 0;
            for (PersonId person : payees) {
                lines += setAside(id, person);
            }
            if (lines == 0) {
                throw MarlinException.conflict(
                        "Nothing is payable to anybody whose payout method can be used now. No" + " batch was made.");
            }
            Batch batch = store.get(id);
            desk.called(batch);
            desk.log(by, "payout_batch.drafted", batch, Map.of("lines", Integer.toString(lines)));
            return batch;
        });
    }

    /** Lets a batch out. @throws MarlinException FORBIDDEN for who drafted it; CONFLICT when it is no draft */
    public Batch approve(UUID id, PersonId by) {
        return inTransaction(() -> {
            Batch batch = store.lock(id);
            BatchStep.APPROVE.from(batch.state());
            if (batch.draftedBy().equals(by)) {
                throw MarlinException.forbidden(
                        "You drafted this batch, so somebody else approves it. Nothing was changed.");
            }
            store.approve(id, new Batch.Approval(by, books.now()), methods.payer());
            return moved(id, by, "payout_batch.approved", Map.of());
        });
    }

    /** Makes the files for the bank; from here on they can be read again and again, byte for byte the same. */
    public Batch export(UUID id, PersonId by) {
        return inTransaction(() -> {
            Batch batch = store.lock(id);
            store.setState(id, BatchStep.EXPORT.from(batch.state()), books.now());
            String digest = Digest.sha256(files.csv(store.get(id), store.lines(id)));
            return moved(id, by, "payout_batch.exported", Map.of("csv_sha256", digest));
        });
    }

    /** Puts everything back to payable. @throws MarlinException CONFLICT when it is at the bank already */
    public Batch cancel(UUID id, PersonId by) {
        return inTransaction(() -> {
            Batch batch = store.lock(id);
            BatchState to = BatchStep.CANCEL.from(batch.state());
            List<Line> lines = store.lines(id);
            books.lock(lines.stream().map(Line::person).toList());
            for (Line line : lines) {
                back(line, LineState.CANCELLED, "", new Why(Posting.Kind.BATCH_CANCELLED, "payout cancelled", by));
            }
            store.setState(id, to, books.now());
            return moved(id, by, "payout_batch.cancelled", Map.of());
        });
    }

    /** Records that the bank paid a line. @throws MarlinException NOT_FOUND, CONFLICT */
    public Batch settle(UUID id, UUID line, PersonId by) {
        return answer(id, line, by, "", LineState.SETTLED);
    }

    /**
     * Records that a line came back; its amount is payable again.
     *
     * @param reason in plain words: its person reads it
     * @throws MarlinException INVALID without a reason; NOT_FOUND, CONFLICT
     */
    public Batch fail(UUID id, UUID line, String reason, PersonId by) {
        if (reason.isBlank() || reason.length() > 500) {
            throw MarlinException.invalid("reason: say why it came back, in 1 to 500 characters; its person reads it."
                    + " Nothing was changed.");
        }
        return answer(id, line, by, reason.strip(), LineState.FAILED);
    }

    /** Records that the bank paid every line that has no answer yet. */
    public Batch settleRest(UUID id, PersonId by) {
        return inTransaction(() -> {
            Batch batch = store.lock(id);
            BatchStep.ANSWER.from(batch.state());
            List<Line> pending = store.lines(id).stream()
                    .filter(line -> line.state() == LineState.PENDING)
                    .toList();
            books.lock(pending.stream().map(Line::person).toList());
            pending.forEach(line -> paid(line, by));
            return closeIfAnswered(id, by);
        });
    }

    /** All batches, latest first. */
    public List<Batch> all() {
        return store.all();
    }

    /** @throws MarlinException NOT_FOUND */
    public Batch.Full get(UUID id) {
        return new Batch.Full(store.get(id), store.lines(id), store.leftOut(id));
    }

    /** The batch as CSV. @throws MarlinException CONFLICT before it is exported */
    public byte[] csv(UUID id) {
        return files.csv(exported(id), store.lines(id));
    }

    /**
     * The batch as ISO 20022 pain.001.001.09.
     *
     * @throws MarlinException CONFLICT before it is exported, or when no paying account was set at its approval
     */
    public byte[] paymentOrder(UUID id) {
        return files.paymentOrder(exported(id), store.lines(id));
    }

    private Batch exported(UUID id) {
        Batch batch = store.get(id);
        if (!batch.state().hasFiles()) {
            throw MarlinException.conflict("This batch is " + batch.state().words()
                    + "; its files exist once it is exported. Nothing was changed.");
        }
        return batch;
    }

    private int setAside(UUID batch, PersonId person) {
        Optional<PayoutMethod> method = methods.usable(person);
        int lines = 0;
        for (Money amount : store.payable(person)) {
            if (method.isEmpty()) {
                store.insert(batch, new LeftOut(person, "", amount, why(person)));
                continue;
            }
            Line line = new Line(
                    UUID.randomUUID(), batch, person, "", amount, method.get().id(), LineState.PENDING, "");
            store.insert(line);
            books.post(Posting.move(
                    new Posting.Cause(Posting.Kind.BATCHED, line.id().toString(), "in a payout", Optional.empty()),
                    new Account.Held(person, Purse.PAYABLE),
                    new Account.Held(person, Purse.PAYING),
                    amount));
            lines++;
        }
        return lines;
    }

    private String why(PersonId person) {
        return methods.of(person).isEmpty()
                ? "No payout method was given."
                : "The payout method was changed less than 48 hours ago.";
    }

    private Batch answer(UUID id, UUID lineId, PersonId by, String reason, LineState to) {
        return inTransaction(() -> {
            BatchStep.ANSWER.from(store.lock(id).state());
            Line line = store.lines(id).stream()
                    .filter(one -> one.id().equals(lineId))
                    .findFirst()
                    .orElseThrow(() -> MarlinException.notFound("That line"));
            if (to == LineState.SETTLED) {
                paid(line, by);
            } else {
                back(line, to, reason, new Why(Posting.Kind.PAYOUT_FAILED, "payout failed: " + reason, by));
            }
            return closeIfAnswered(id, by);
        });
    }

    private void paid(Line line, PersonId by) {
        store.setState(line.id(), line.state().to(LineState.SETTLED), "");
        books.post(Posting.move(
                new Posting.Cause(Posting.Kind.PAYOUT, line.id().toString(), "payout", Optional.of(by)),
                new Account.Held(line.person(), Purse.PAYING),
                new Account.Held(line.person(), Purse.PAID),
                line.amount()));
        desk.paid(line, by);
    }

    private void back(Line line, LineState to, String reason, Why why) {
        store.setState(line.id(), line.state().to(to), reason);
        books.post(Posting.move(
                new Posting.Cause(why.kind(), line.id().toString(), why.memo(), Optional.of(why.by())),
                new Account.Held(line.person(), Purse.PAYING),
                new Account.Held(line.person(), Purse.PAYABLE),
                line.amount()));
    }

    private Batch closeIfAnswered(UUID id, PersonId by) {
        List<Line> lines = store.lines(id);
        if (lines.stream().anyMatch(line -> line.state() == LineState.PENDING)) {
            return store.get(id);
        }
        boolean failed = lines.stream().anyMatch(line -> line.state() == LineState.FAILED);
        BatchStep step = failed ? BatchStep.FAIL : BatchStep.SETTLE;
        store.setState(id, step.from(store.get(id).state()), books.now());
        return moved(id, by, failed ? "payout_batch.partly-failed" : "payout_batch.settled", Map.of());
    }

    private Batch moved(UUID id, PersonId by, String action, Map<String, String> facts) {
        Batch batch = store.get(id);
        desk.called(batch);
        desk.log(by, action, batch, facts);
        return batch;
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    private record Why(Posting.Kind kind, String memo, PersonId by) {}
}
