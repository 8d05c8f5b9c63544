package dev.marlin.pay;

import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.books.Purse;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/**
 * The books as people read them: double entry, integer minor units, each transaction in one currency and of sum zero,
 * nothing ever changed. A person's money stands in one of the states of {@link Purse}.
 */
@Service
public class Ledger {
    private static final int LATEST = 200;
    private static final int MOST = 1_000;

    private final LedgerStore store;

    public Ledger(LedgerStore store) {
        this.store = store;
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

    /**
     * Entries of all accounts, newest first.
     *
     * @param after cursor of the page before
     * @param limit 1 to 1,000
     * @throws MarlinException INVALID for another limit or a cursor that no page gave
     */
    public Keyset<LedgerLine> entries(Optional<String> after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw MarlinException.invalid("limit: 1 to " + MOST + " entries a page.");
        }
        List<LedgerLine> found = store.before(after.map(Ledger::cursor).orElse(Long.MAX_VALUE), limit + 1);
        return found.size() <= limit
                ? new Keyset<>(found, Optional.empty())
                : new Keyset<>(
                        found.subList(0, limit),
                        Optional.of(Long.toString(found.get(limit - 1).id())));
    }

    private static long cursor(String after) {
        if (!after.matches("[1-9][0-9]{0,17}")) {
            throw MarlinException.invalid("after: send “next” of the page before, as it is.");
        }
        return Long.parseLong(after);
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
