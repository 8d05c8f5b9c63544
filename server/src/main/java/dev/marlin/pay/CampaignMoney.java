package dev.marlin.pay;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.budgets.Budgets;
import dev.marlin.kernel.Money;
import dev.marlin.pay.books.Account;
import dev.marlin.pay.books.Books;
import dev.marlin.pay.books.Posting;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** What a campaign has committed and what of it people have earned, counted from the ledger each time. */
@Service
public class CampaignMoney {
    private final LedgerStore store;
    private final Budgets budgets;
    private final Books books;
    private final ReviewReserves reserves;

    CampaignMoney(LedgerStore store, Budgets budgets, Books books, ReviewReserves reserves) {
        this.reserves = reserves;
        this.store = store;
        this.budgets = budgets;
        this.books = books;
    }

    /** How every currency stands in which the campaign has a budget or has booked anything, by its code. */
    public List<Stand> of(CampaignId campaign) {
        TreeMap<String, Stand> stands = new TreeMap<>();
        store.spent(campaign)
                .forEach(spent -> stands.put(spent.committed().currency().getCurrencyCode(), spent));
        bounded(campaign)
                .forEach(bound -> stands.merge(
                        bound.committed().currency().getCurrencyCode(),
                        bound,
                        (spent, money) -> new Stand(money.budget(), money.committed(), spent.earned())));
        return List.copyOf(stands.values());
    }

    /**
     * The currencies with a budget and what is committed of each, with what is kept for reviewers; nothing is said of
     * what is earned.
     */
    List<Stand> bounded(CampaignId campaign) {
        return budgets.inForce(campaign).stream()
                .map(budget -> new Stand(
                        Optional.of(budget),
                        books.balance(new Account.Spent(campaign), budget.currency())
                                .negated()
                                .plus(reserves.kept(campaign, budget.currency())),
                        new Money(0, budget.currency())))
                .toList();
    }

    /** Whether the claim of this reference has its fee reserved now. */
    boolean isReserved(String reference) {
        return books.isBooked(Posting.Kind.FEE_RESERVED, reference)
                && !books.isBooked(Posting.Kind.FEE_RELEASED, reference)
                && !books.isBooked(Posting.Kind.FEE_IN_REVIEW, reference);
    }

    /**
     * One currency of a campaign.
     *
     * @param budget empty when nothing bounds it
     * @param committed reserved, in review, payable and paid; where a budget bounds it, also what is kept for reviewers
     * @param earned of it, what became payable, whether or not it is paid yet
     */
    public record Stand(Optional<Money> budget, Money committed, Money earned) {
        /** What claims hold and reviews decide about. */
        public Money promised() {
            return committed.plus(earned.negated());
        }

        /** What new claims may commit; never below zero, and zero where nothing bounds it. */
        public Money free() {
            long left = budget.map(Money::minorUnits).orElse(0L) - committed.minorUnits();
            return new Money(Math.max(0, left), committed.currency());
        }

        /** Committed of the budget, in percent, rounded down; empty without a budget, 100 for one of nothing. */
        public Optional<Long> usedPercent() {
            return budget.map(
                    bound -> bound.minorUnits() == 0 ? 100 : committed.minorUnits() * 100 / bound.minorUnits());
        }
    }
}
