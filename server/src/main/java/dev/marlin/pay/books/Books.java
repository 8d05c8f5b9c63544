package dev.marlin.pay.books;

import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the books: every transaction of the ledger comes through here, inside the caller's own transaction. */
@Component
public class Books {
    private final BookStore store;
    private final Clock clock;
    private final TransactionTemplate transactions;

    public Books(BookStore store, Clock clock, TransactionTemplate transactions) {
        this.store = store;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** To the microsecond, as the database keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Lets one change of these people's money run at a time, until the caller's transaction ends. Always in the same
     * order, so that two callers never wait for each other; lock all at once, before the first posting.
     */
    public void lock(Collection<PersonId> people) {
        people.stream().map(PersonId::toString).distinct().sorted().forEach(store::lock);
    }

    /**
     * Books transactions in order; one that is booked already is left as it is.
     *
     * @return those that are new
     */
    public List<Posting> post(List<Posting> postings) {
        return transactions.execute(status -> {
            lock(postings.stream()
                    .flatMap(posting -> posting.entries().stream())
                    .map(Posting.Entry::account)
                    .flatMap(
                            account -> account instanceof Account.Held held ? Stream.of(held.person()) : Stream.empty())
                    .toList());
            store.open(postings);
            List<Posting> fresh = postings.stream().filter(this::write).toList();
            fresh.forEach(this::makeGood);
            return fresh;
        });
    }

    /** As {@link #post(List)}; whether it is new. */
    public boolean post(Posting posting) {
        return !post(List.of(posting)).isEmpty();
    }

    /** What lies in the account; zero when it was never used. */
    public Money balance(Account account, Currency currency) {
        return new Money(store.balance(account, currency), currency);
    }

    /** The transaction of this kind that rests on the reference. */
    public Optional<Booked> find(Posting.Kind kind, String reference) {
        return store.find(kind, reference);
    }

    /** The transaction, if there is one of this id. */
    public Optional<Booked> find(UUID id) {
        return store.find(id);
    }

    /** Whether a transaction of this kind rests on the reference. */
    public boolean isBooked(Posting.Kind kind, String reference) {
        return store.find(kind, reference).isPresent();
    }

    private boolean write(Posting posting) {
        UUID id = UUID.randomUUID();
        boolean fresh = store.insert(id, posting, now());
        for (Posting.Entry entry : fresh ? posting.entries() : List.<Posting.Entry>of()) {
            store.insertEntry(id, entry);
        }
        return fresh;
    }

    /** Everybody who settles money and may sign in. */
    public List<PersonId> finance() {
        return store.withRole("finance");
    }

    /** Everybody who can give somebody the role finance and may sign in. */
    public List<PersonId> admins() {
        return store.withRole("admin");
    }

    /** What becomes payable first makes good what was carried forward. */
    private void makeGood(Posting posting) {
        for (Posting.Entry entry : posting.entries()) {
            if (entry.account() instanceof Account.Held held
                    && held.purse() == Purse.PAYABLE
                    && entry.amount().minorUnits() > 0) {
                makeGood(held.person(), entry.amount().currency());
            }
        }
    }

    private void makeGood(PersonId person, Currency currency) {
        Account.Held carried = new Account.Held(person, Purse.CARRIED);
        long debt = -balance(carried, currency).minorUnits();
        if (debt == 0) {
            return;
        }
        Account.Held payable = new Account.Held(person, Purse.PAYABLE);
        long part = Math.min(debt, balance(payable, currency).minorUnits());
        if (part > 0) {
            Posting.Cause cause = new Posting.Cause(
                    Posting.Kind.CARRIED_FORWARD,
                    UUID.randomUUID().toString(),
                    "makes good what was taken back",
                    Optional.empty());
            Posting offset = Posting.move(cause, payable, carried, new Money(part, currency));
            store.open(List.of(offset));
            write(offset);
        }
    }
}
