package dev.marlin.pay;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.Money;
import dev.marlin.pay.rates.Job;
import dev.marlin.pay.rates.Rates;
import dev.marlin.pay.rates.Terms;
import dev.marlin.reviews.terms.TermsBook;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.Currency;
import org.springframework.stereotype.Component;

/**
 * What claims are expected to cost beside their authors' fees: the reviewers of all panels. It is kept from the claim
 * until the work is settled or the claim is dropped, so that a budget holds room for those who review.
 */
@Component
class ReviewReserves {
    private final ReserveStore store;
    private final Rates rates;
    private final TermsBook book;

    ReviewReserves(ReserveStore store, Rates rates, TermsBook book) {
        this.store = store;
        this.rates = rates;
        this.book = book;
    }

    /** One fee for each seat of all panels, at the rate and under the review terms in force at that moment. */
    Money expected(CampaignId campaign, TaskId task, Instant at) {
        Money fee = rates.inForce(campaign, Job.REVIEWER, task, at).amount();
        long seats = book.inForce(campaign).terms().panels().stream()
                .mapToLong(Integer::longValue)
                .sum();
        return new Money(Math.multiplyExact(fee.minorUnits(), seats), fee.currency());
    }

    /** Keeps what this claim is expected to cost; the same claim again keeps what it had. */
    void keep(Terms terms) {
        Money expected = expected(terms.campaign(), terms.task(), terms.claimedAt());
        if (expected.minorUnits() > 0) {
            store.insert(terms, expected);
        }
    }

    /** Gives up what was kept: what it came to is in the ledger from now on. Nothing where nothing is kept any more. */
    void end(Terms terms, Instant at) {
        store.end(terms, at);
    }

    /** What is kept now for work of the campaign that is not settled. */
    Money kept(CampaignId campaign, Currency currency) {
        return new Money(store.kept(campaign, currency), currency);
    }
}
