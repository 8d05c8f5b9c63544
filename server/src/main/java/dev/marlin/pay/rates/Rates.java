package dev.marlin.pay.rates;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.reservations.ClaimListener.Claim;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The door of rates: which rule is in force for a piece of work, and which was when it was claimed. */
@Service
public class Rates {
    private static final Comparator<Rate> MOST_SPECIFIC = Comparator.<Rate>comparingInt(
                    rate -> specificity(rate.scope()))
            .thenComparing(Rate::effectiveFrom)
            .thenComparing(rate -> rate.agreed().at())
            .thenComparing(Rate::id);

    private final RateStore store;
    private final Campaigns campaigns;

    Rates(RateStore store, Campaigns campaigns) {
        this.store = store;
        this.campaigns = campaigns;
    }

    /**
     * The rule in force at a moment: of the rates that fit, the most specific (category before skill), then the latest;
     * where none fits the campaign's own fee. For adjudicators there is no such fee: without a rate nothing is paid.
     */
    public Quote inForce(CampaignId id, Job job, TaskId task, Instant at) {
        return store.fitting(id, job, task, at).stream()
                .max(MOST_SPECIFIC)
                .map(rate -> new Quote(
                        Optional.of(rate.id()),
                        rate.amount(),
                        rate.amount() + " for " + rate.scope().words() + ", rate since "
                                + rate.effectiveFrom().toString().substring(0, 10)))
                .orElseGet(() -> ownFee(campaigns.get(id), job));
    }

    /** Keeps the rule in force for this claim; the same claim again keeps what it had. */
    public Terms agree(Claim claim) {
        Terms terms = new Terms(
                claim.task(),
                claim.fence(),
                claim.holder(),
                claim.campaign(),
                inForce(claim.campaign(), Job.AUTHOR, claim.task(), claim.at()),
                claim.at());
        store.insert(terms);
        return store.terms(claim.task(), claim.fence()).orElse(terms);
    }

    /** Terms of the person's latest claim of the task. */
    public Optional<Terms> terms(TaskId task, PersonId person) {
        return store.latestTerms(task, person);
    }

    /** Terms of that very claim. */
    public Optional<Terms> terms(TaskId task, long fence) {
        return store.terms(task, fence);
    }

    /** Terms of all claims of a person, latest first. */
    public List<Terms> termsOf(PersonId person) {
        return store.termsOf(person);
    }

    /** Puts a rate in force that two people agreed on. */
    public void set(Rate rate) {
        campaigns.get(rate.scope().campaign());
        store.insert(rate);
    }

    /** All rates of all campaigns, latest first. */
    public List<Rate> all() {
        return store.all();
    }

    private static int specificity(Scope scope) {
        return (scope.category().equals(Scope.ANY) ? 0 : 2) + (scope.skill().equals(Scope.ANY) ? 0 : 1);
    }

    private static Quote ownFee(Campaign campaign, Job job) {
        Money amount = switch (job) {
            case AUTHOR -> campaign.authorFee();
            case REVIEWER -> campaign.reviewerFee();
            case ADJUDICATOR -> new Money(0, campaign.reviewerFee().currency());
        };
        return new Quote(Optional.empty(), amount, amount + " for " + job.key() + ", the campaign's own fee");
    }
}
