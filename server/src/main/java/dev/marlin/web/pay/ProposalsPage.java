package dev.marlin.web.pay;

import dev.marlin.campaigns.Campaign;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.proposals.Change;
import dev.marlin.pay.proposals.Proposal;
import dev.marlin.pay.proposals.StandingHold;
import dev.marlin.pay.rates.Rate;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Rates in force and to come, what waits for a second person, what was decided, holds that stand.
 *
 * @param names of the people that the page mentions
 * @param mayAct whether the visitor is in finance
 */
public record ProposalsPage(
        Lists lists,
        List<Campaign> campaigns,
        Map<PersonId, String> names,
        PersonId visitor,
        boolean mayAct,
        Optional<String> problem)
        implements PageView {
    public ProposalsPage {
        campaigns = List.copyOf(campaigns);
        names = Map.copyOf(names);
    }

    /** What the page lists. */
    public record Lists(List<Rate> rates, List<Proposal> open, List<Proposal> decided, List<StandingHold> holds) {
        public Lists {
            rates = List.copyOf(rates);
            open = List.copyOf(open);
            decided = List.copyOf(decided);
            holds = List.copyOf(holds);
        }
    }

    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }

    /** What a change would do, as a sentence. */
    public String words(Change change) {
        return switch (change) {
            case Change.NewRate rate ->
                rate.amount() + " for " + rate.scope().words() + " in "
                        + campaign(rate.scope().campaign().value()) + ", from "
                        + rate.from().toString().substring(0, 10);
            case Change.Payment payment -> name(payment.person()) + " was paid " + payment.amount() + " by other means";
            case Change.Hold hold ->
                "Hold " + hold.amount() + " of " + name(hold.person()) + " until "
                        + hold.until().toString().substring(0, 10);
            case Change.Release release -> "Release the hold on money of " + name(release.person());
            case Change.Bonus bonus -> "Bonus of " + bonus.amount() + " to " + name(bonus.person());
            case Change.Correction one -> "Correction of " + one.amount() + " to " + name(one.person());
            case Change.Reversal reversal -> "Reverse a transaction of " + name(reversal.person());
        };
    }

    /** Somebody's name. */
    public String name(PersonId person) {
        return names.getOrDefault(person, "somebody");
    }

    /** A campaign's name. */
    public String campaign(UUID id) {
        return campaigns.stream()
                .filter(campaign -> campaign.id().value().equals(id))
                .map(Campaign::name)
                .findFirst()
                .orElse("a campaign");
    }

    /** Whether the visitor may decide it. */
    public boolean mayDecide(Proposal proposal) {
        return mayAct
                && !proposal.proposedBy().equals(visitor)
                && !proposal.change().concerns().equals(Optional.of(visitor));
    }

    /** Whether the visitor may take it back. */
    public boolean mayTakeBack(Proposal proposal) {
        return mayAct && proposal.proposedBy().equals(visitor);
    }
}
