package dev.marlin.pay;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.books.Account;
import dev.marlin.pay.books.Books;
import dev.marlin.pay.books.Posting;
import dev.marlin.pay.books.Purse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The books as people read them: double entry, integer minor units, each transaction in one currency and of sum zero,
 * nothing ever changed. A person's money stands in one of the states of {@link Purse}.
 */
@Service
public class Ledger {
    private static final int LATEST = 200;

    private final LedgerStore store;
    private final Books books;
    private final Audit audit;
    private final TransactionTemplate transactions;

    public Ledger(LedgerStore store, Books books, Audit audit, TransactionTemplate transactions) {
        this.store = store;
        this.books = books;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Records that a person was paid all that is owed, in every currency, by other means than a batch.
     *
     * @return what was paid out
     * @throws MarlinException CONFLICT when nothing is owed
     */
    public List<Money> payOut(PersonId person, PersonId by) {
        return transactions.execute(status -> {
            books.lock(List.of(person));
            List<Money> owed = payable(store.balances(person)).stream()
                    .filter(amount -> amount.minorUnits() > 0)
                    .toList();
            if (owed.isEmpty()) {
                throw MarlinException.conflict("Nothing is owed to this person now. Nothing was paid.");
            }
            for (Money amount : owed) {
                books.post(Posting.move(
                        new Posting.Cause(Posting.Kind.PAYOUT, UUID.randomUUID().toString(), "payout", Optional.of(by)),
                        new Account.Held(person, Purse.PAYABLE),
                        new Account.Held(person, Purse.PAID),
                        amount));
                audit.record(AuditEvent.by(
                        by, "payout.made", "person", person.value(), Map.of("amount", amount.toString())));
            }
            return owed;
        });
    }

    /** What a person is owed and was paid. */
    public Earnings earnings(PersonId person) {
        return new Earnings(store.balances(person), store.payableLines(person));
    }

    /** Every entry of a person's money in every state, newest first. */
    public List<LedgerLine> linesOf(PersonId person) {
        return store.allLines(person);
    }

    /** Everybody to whom something is payable, largest first. */
    public List<Owed> owed() {
        return store.owed();
    }

    /** The latest entries of all accounts, newest first. */
    public List<LedgerLine> latest() {
        return store.latest(LATEST);
    }

    /** Sum over all accounts per currency; anything but zero means broken books. */
    public List<Money> trialBalance() {
        return store.trialBalance();
    }

    private static List<Money> payable(List<Balance> balances) {
        return balances.stream()
                .filter(balance -> balance.purse() == Purse.PAYABLE)
                .map(Balance::amount)
                .toList();
    }

    /** What lies in one state, in one currency. */
    public record Balance(Purse purse, Money amount) {}

    /**
     * A person's money.
     *
     * @param balances per currency and state, in order; states that were never used are missing
     * @param lines entries that made something payable (positive) or took from it, newest first
     */
    public record Earnings(List<Balance> balances, List<LedgerLine> lines) {
        public Earnings {
            balances = List.copyOf(balances);
            lines = List.copyOf(lines);
        }

        /** Owed now, per currency. */
        public List<Money> payable() {
            return Ledger.payable(balances);
        }

        /** Currencies in which there is or was anything, in order. */
        public List<String> currencies() {
            return balances.stream()
                    .map(balance -> balance.amount().currency().getCurrencyCode())
                    .distinct()
                    .toList();
        }

        /** What lies in the state. */
        public Money in(Purse purse, String currency) {
            return sum(currency, balance -> balance.purse() == purse);
        }

        /** What came through review, less what was taken back, in the given currency. */
        public Money earned(String currency) {
            return sum(currency, balance -> balance.purse().isEarned());
        }

        /** What reached the person, in the given currency, as a positive amount. */
        public Money paid(String currency) {
            return in(Purse.PAID, currency);
        }

        private Money sum(String currency, Predicate<Balance> which) {
            return balances.stream()
                    .filter(which)
                    .map(Balance::amount)
                    .filter(amount -> amount.currency().getCurrencyCode().equals(currency))
                    .reduce(Money.of(0, currency), Money::plus);
        }
    }
}
