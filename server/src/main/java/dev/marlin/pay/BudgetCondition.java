package dev.marlin.pay;

import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.rates.Job;
import dev.marlin.pay.rates.Rates;
import dev.marlin.pay.rates.Terms;
import dev.marlin.reservations.ClaimCondition;
import dev.marlin.reservations.ClaimRefusal;
import dev.marlin.tasks.Task;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A claim that would pass its campaign's budget is refused: its author's fee and those of all its reviewers must fit.
 * Whoever holds the task has all that reserved already. Who reviewed or decided is paid, whatever is left.
 */
@Component
class BudgetCondition implements ClaimCondition {
    private final CampaignMoney money;
    private final Rates rates;
    private final ReviewReserves reserves;
    private final Clock clock;

    BudgetCondition(CampaignMoney money, Rates rates, ReviewReserves reserves, Clock clock) {
        this.money = money;
        this.rates = rates;
        this.reserves = reserves;
        this.clock = clock;
    }

    @Override
    public Optional<ClaimRefusal> check(Task task, PersonId person) {
        List<CampaignMoney.Stand> stands = money.bounded(task.campaign());
        if (stands.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Money author =
                rates.inForce(task.campaign(), Job.AUTHOR, task.id(), now).amount();
        Money reviewers = reserves.expected(task.campaign(), task.id(), now);
        boolean room = author.currency().equals(reviewers.currency())
                ? fits(author.plus(reviewers), stands)
                : fits(author, stands) && fits(reviewers, stands);
        return room || isReserved(task, person) ? Optional.empty() : Optional.of(refusal());
    }

    /** A budget is no secret. */
    @Override
    public Hiding hiding() {
        return Hiding.NOTHING;
    }

    private static boolean fits(Money cost, List<CampaignMoney.Stand> stands) {
        return cost.minorUnits() == 0
                || stands.stream()
                        .filter(stand -> stand.committed().currency().equals(cost.currency()))
                        .anyMatch(stand -> stand.free().minorUnits() >= cost.minorUnits());
    }

    private boolean isReserved(Task task, PersonId person) {
        return rates.terms(task.id(), person)
                .map(Terms::reference)
                .filter(money::isReserved)
                .isPresent();
    }

    private static ClaimRefusal refusal() {
        return new ClaimRefusal.Lacking(
                "budget",
                "The campaign's budget is committed: the fees of one more claim and its reviews would pass it, so no"
                        + " task of it is handed out until claims end or the budget is raised. Choose another campaign's; nothing was"
                        + " changed.");
    }
}
