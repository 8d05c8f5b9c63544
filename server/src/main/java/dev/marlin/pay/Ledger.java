package dev.marlin.pay;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.AcceptanceListener;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The books: double entry, integer minor units, each transaction sums to zero, nothing is ever changed. Fees follow from
 * acceptances in the same transaction; who won makes no difference to them.
 */
@Service
public class Ledger implements AcceptanceListener {
    private static final int LATEST = 200;

    private final LedgerStore store;
    private final Campaigns campaigns;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transactions;

    public Ledger(LedgerStore store, Campaigns campaigns, Audit audit, Clock clock, TransactionTemplate transactions) {
        this.store = store;
        this.campaigns = campaigns;
        this.audit = audit;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Override
    public void accepted(Accepted accepted) {
        Campaign campaign = campaigns.get(accepted.campaign());
        String task = "task " + accepted.task().shortCode();
        List<Fee> fees = new ArrayList<>();
        fees.add(new Fee(Posting.Kind.AUTHOR_FEE, accepted.author(), campaign.authorFee(), task));
        for (PersonId reviewer : accepted.reviewers()) {
            fees.add(new Fee(Posting.Kind.REVIEWER_FEE, reviewer, campaign.reviewerFee(), "review of " + task));
        }
        fees.removeIf(fee -> fee.amount().minorUnits() == 0);
        transactions.executeWithoutResult(status -> {
            List<Posting> postings =
                    fees.stream().map(fee -> fee.posting(accepted)).toList();
            store.open(postings);
            for (int i = 0; i < fees.size(); i++) {
                book(accepted, fees.get(i), postings.get(i));
            }
        });
    }

    /**
     * Pays a person all that is owed, in every currency.
     *
     * @return what was paid out; empty when nothing was owed
     */
    public List<Money> payOut(PersonId person, PersonId by) {
        return transactions.execute(status -> {
            store.lockPayable(person);
            List<Money> owed = store.payable(person).stream()
                    .filter(amount -> amount.minorUnits() > 0)
                    .toList();
            if (owed.isEmpty()) {
                throw MarlinException.conflict("Nothing is owed to this person now. Nothing was paid.");
            }
            for (Money amount : owed) {
                UUID payout = UUID.randomUUID();
                Posting posting = new Posting(
                        Posting.Kind.PAYOUT,
                        payout.toString(),
                        "payout",
                        Optional.of(by),
                        List.of(
                                new Posting.Entry(new Posting.Account.Payable(person), amount.negated()),
                                new Posting.Entry(new Posting.Account.Bank(), amount)));
                store.open(List.of(posting));
                post(posting);
                audit.record(AuditEvent.by(
                        by, "payout.made", "person", person.value(), Map.of("amount", amount.toString())));
            }
            return owed;
        });
    }

    /** What a person is owed and was paid, newest first. */
    public Earnings earnings(PersonId person) {
        List<LedgerLine> lines = store.linesOf(person);
        return new Earnings(store.payable(person), lines);
    }

    public List<Owed> owed() {
        return store.owed();
    }

    public List<LedgerLine> latest() {
        return store.latest(LATEST);
    }

    /** Sum over all accounts per currency; anything but zero means broken books. */
    public List<Money> trialBalance() {
        return store.trialBalance();
    }

    /** Books a fee and says so; booked already, nothing happens and nothing is said. */
    private void book(Accepted accepted, Fee fee, Posting posting) {
        if (post(posting)) {
            audit.record(new AuditEvent(
                    "fee.booked",
                    Optional.empty(),
                    "person",
                    fee.person().value(),
                    Map.of(
                            "amount",
                            fee.amount().toString(),
                            "submission",
                            accepted.submission().toString())));
        }
    }

    private boolean post(Posting posting) {
        UUID id = UUID.randomUUID();
        boolean fresh = store.insert(id, posting, clock.instant());
        for (Posting.Entry entry : fresh ? posting.entries() : List.<Posting.Entry>of()) {
            store.insertEntry(id, entry);
        }
        return fresh;
    }

    private record Fee(Posting.Kind kind, PersonId person, Money amount, String memo) {
        Posting posting(Accepted accepted) {
            return new Posting(
                    kind,
                    accepted.submission() + "/" + person,
                    memo,
                    Optional.empty(),
                    List.of(
                            new Posting.Entry(new Posting.Account.Payable(person), amount),
                            new Posting.Entry(
                                    new Posting.Account.Spent(
                                            accepted.campaign().value()),
                                    amount.negated())));
        }
    }

    /**
     * A person's money.
     *
     * @param payable owed now, per currency
     * @param lines every entry, newest first; positive earned, negative paid out
     */
    public record Earnings(List<Money> payable, List<LedgerLine> lines) {
        public Earnings {
            payable = List.copyOf(payable);
            lines = List.copyOf(lines);
        }

        /** Sum of what was earned, corrections included, in the given currency. */
        public Money earned(String currency) {
            return sum(currency, false);
        }

        /** Sum of what was paid out, in the given currency, as a positive amount. */
        public Money paid(String currency) {
            return sum(currency, true).negated();
        }

        private Money sum(String currency, boolean payouts) {
            return lines.stream()
                    .filter(line -> line.isPayout() == payouts)
                    .map(LedgerLine::amount)
                    .filter(amount -> amount.currency().getCurrencyCode().equals(currency))
                    .reduce(Money.of(0, currency), Money::plus);
        }
    }
}
