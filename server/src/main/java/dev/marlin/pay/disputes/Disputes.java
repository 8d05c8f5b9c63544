package dev.marlin.pay.disputes;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.books.Account;
import dev.marlin.pay.books.Booked;
import dev.marlin.pay.books.Books;
import dev.marlin.pay.proposals.Change;
import dev.marlin.pay.proposals.Proposals;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of disputes: a person questions an entry of theirs, and somebody in finance who did not book it answers. */
@Service
public class Disputes {
    private static final String KIND = "pay_dispute";
    private static final int LONGEST = 1_000;
    private static final String NOBODY = "Everybody who could answer it left: give somebody else the role finance.";

    private final DisputeStore store;
    private final Books books;
    private final Proposals proposals;
    private final Desk desk;
    private final TransactionTemplate transactions;

    Disputes(DisputeStore store, Books books, Proposals proposals, Desk desk, TransactionTemplate transactions) {
        this.store = store;
        this.books = books;
        this.proposals = proposals;
        this.desk = desk;
        this.transactions = transactions;
    }

    /** Whom to call and where to log. */
    @Component("disputeDesk")
    record Desk(Attention attention, Audit audit) {}

    /**
     * Questions a transaction.
     *
     * @throws MarlinException NOT_FOUND when it does not touch the person's money; CONFLICT when a dispute of theirs about
     *     it is open, or nobody could answer; INVALID without words
     */
    public Dispute open(UUID transaction, String words, PersonId person) {
        requireWords(words);
        return Objects.requireNonNull(transactions.execute(status -> {
            store.lock(transaction);
            Booked booked = requireOf(person, transaction);
            if (store.isOpenAbout(transaction, person)) {
                throw MarlinException.conflict(
                        "A dispute of yours about this entry is open already. Nothing was sent; take it back first.");
            }
            Dispute dispute = new Dispute(
                    UUID.randomUUID(),
                    person,
                    transaction,
                    booked.memo(),
                    words.strip(),
                    books.now(),
                    Optional.empty());
            store.insert(dispute);
            call(dispute);
            log(dispute, person, "pay_dispute.opened");
            return dispute;
        }));
    }

    /** Takes one's own dispute back. @throws MarlinException NOT_FOUND for everybody else; CONFLICT when it is answered */
    public void retract(UUID id, PersonId person) {
        transactions.executeWithoutResult(status -> {
            store.lock(id);
            Dispute dispute = get(id);
            if (!dispute.person().equals(person)) {
                throw MarlinException.notFound("That dispute");
            }
            end(dispute, DisputeStep.RETRACT, new Answer(person, "", Optional.empty()));
        });
    }

    /** Refuses, with a reason that its person reads. @throws MarlinException FORBIDDEN, CONFLICT, INVALID */
    public void refuse(UUID id, String words, PersonId by) {
        requireWords(words);
        transactions.executeWithoutResult(status -> {
            store.lock(id);
            Dispute dispute = requireAnswerable(id, by);
            end(dispute, DisputeStep.REFUSE, new Answer(by, words.strip(), Optional.empty()));
        });
    }

    /**
     * Agrees and proposes what is to be paid in addition; a second person confirms it.
     *
     * @throws MarlinException FORBIDDEN, CONFLICT; INVALID when the currency is another than the transaction's
     */
    public void uphold(UUID id, Money amount, String words, PersonId by) {
        requireWords(words);
        transactions.executeWithoutResult(status -> {
            store.lock(id);
            Dispute dispute = requireAnswerable(id, by);
            DisputeStep.UPHOLD.from(dispute.state());
            Booked booked = requireOf(dispute.person(), dispute.transaction());
            if (!booked.entries().getFirst().amount().currency().equals(amount.currency())) {
                throw MarlinException.invalid("currency: the transaction is in "
                        + booked.entries().getFirst().amount().currency() + ". Nothing was changed.");
            }
            Change.Correction change =
                    new Change.Correction(dispute.person(), campaign(booked), amount, dispute.transaction());
            UUID proposal = proposals
                    .propose(change, words.substring(0, Math.min(words.length(), 500)), by)
                    .id();
            end(dispute, DisputeStep.UPHOLD, new Answer(by, words.strip(), Optional.of(proposal)));
        });
    }

    /** A person's own, latest first. */
    public List<Dispute> of(PersonId person) {
        return store.of(person);
    }

    /** All: open ones first, oldest first. */
    public List<Dispute> all() {
        return store.all();
    }

    private record Answer(PersonId by, String words, Optional<UUID> proposal) {}

    private void end(Dispute dispute, DisputeStep step, Answer answer) {
        DisputeState to = step.from(dispute.state());
        store.insert(dispute.id(), new Dispute.End(to, answer.by(), answer.words(), answer.proposal(), books.now()));
        desk.attention().clear(KIND, dispute.id());
        log(dispute, answer.by(), "pay_dispute." + to.name().toLowerCase(Locale.ROOT));
    }

    private Dispute get(UUID id) {
        return store.find(id).orElseThrow(() -> MarlinException.notFound("That dispute"));
    }

    private Dispute requireAnswerable(UUID id, PersonId by) {
        Dispute dispute = get(id);
        if (dispute.person().equals(by) || store.causedBy(dispute.transaction()).equals(Optional.of(by))) {
            throw MarlinException.forbidden("Somebody else answers this: it is about your own money, or about something"
                    + " that you booked. Nothing was changed.");
        }
        return dispute;
    }

    private Booked requireOf(PersonId person, UUID transaction) {
        return books.find(transaction)
                .filter(booked -> booked.entries().stream()
                        .anyMatch(entry -> entry.account() instanceof Account.Held held
                                && held.person().equals(person)))
                .orElseThrow(() -> MarlinException.notFound("That entry"));
    }

    private static CampaignId campaign(Booked booked) {
        return booked.entries().stream()
                .map(entry -> entry.account())
                .filter(Account.Spent.class::isInstance)
                .map(account -> ((Account.Spent) account).campaign())
                .findFirst()
                .orElseThrow(
                        () -> MarlinException.conflict("No campaign paid this transaction, so no correction can come"
                                + " from one. Propose a bonus instead; nothing was changed."));
    }

    private void call(Dispute dispute) {
        List<PersonId> people = able(dispute);
        if (people.isEmpty()) {
            throw MarlinException.conflict("Nobody here could answer this: finance needs a second person. Nothing was"
                    + " sent; tell an admin.");
        }
        String reason = "Somebody finds an entry of theirs wrong and waits for an answer.";
        people.forEach(person -> desk.attention().set(item(dispute, person, reason, "Answer")));
    }

    private List<PersonId> able(Dispute dispute) {
        Optional<PersonId> cause = store.causedBy(dispute.transaction());
        return books.finance().stream()
                .filter(person -> !person.equals(dispute.person()) && !cause.equals(Optional.of(person)))
                .toList();
    }

    /** Has every open dispute wait for who may answer now, or for admins where all of them left; a job calls it. */
    public void recall() {
        transactions.executeWithoutResult(status -> store.all().stream()
                .filter(dispute -> dispute.state() == DisputeState.OPEN)
                .forEach(this::recall));
    }

    private void recall(Dispute dispute) {
        List<PersonId> able = able(dispute);
        List<PersonId> owners = able.isEmpty() ? books.admins() : able;
        Set<PersonId> called = desk.attention().on(KIND, dispute.id()).stream()
                .map(AttentionItem::person)
                .collect(Collectors.toSet());
        if (called.equals(Set.copyOf(owners))) {
            return;
        }
        desk.attention().clear(KIND, dispute.id());
        if (able.isEmpty()) {
            owners.forEach(admin -> desk.attention().set(item(dispute, admin, NOBODY, "Find somebody")));
        } else {
            call(dispute);
        }
    }

    private static AttentionItem item(Dispute dispute, PersonId person, String reason, String action) {
        return new AttentionItem(
                person,
                KIND,
                dispute.id(),
                "A disputed entry",
                reason,
                action,
                action.equals("Answer") ? "/ledger/disputes" : "/people",
                dispute.openedAt(),
                Optional.empty());
    }

    private void log(Dispute dispute, PersonId by, String action) {
        desk.audit()
                .record(AuditEvent.by(
                        by,
                        action,
                        KIND,
                        dispute.id(),
                        Map.of("transaction", dispute.transaction().toString())));
    }

    private static void requireWords(String words) {
        if (words.isBlank() || words.length() > LONGEST) {
            throw MarlinException.invalid(
                    "words: say what is wrong or why, in 1 to " + LONGEST + " characters. Nothing was changed.");
        }
    }
}
