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
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A claim whose fee would pass its campaign's budget is refused. Whoever holds the task has their fee reserved already.
 * Reviewers and adjudicators are paid for what they did, whatever is left: a budget bounds what begins.
 */
@Component
class BudgetCondition implements ClaimCondition {
    private final CampaignMoney money;
    private final Rates rates;
    private final Clock clock;

    BudgetCondition(CampaignMoney money, Rates rates, Clock clock) {
        this.money = money;
        this.rates = rates;
        this.clock = clock;
    }

    @Override
    public Optional<ClaimRefusal> check(Task task, PersonId person) {
        List<CampaignMoney.Stand> stands = money.bounded(task.campaign());
        if (stands.isEmpty()) {
            return Optional.empty();
        }
        Money fee = rates.inForce(task.campaign(), Job.AUTHOR, task.id(), clock.instant())
                .amount();
        boolean room = fee.minorUnits() == 0
                || stands.stream()
                        .filter(stand -> stand.committed().currency().equals(fee.currency()))
                        .anyMatch(stand -> stand.free().minorUnits() >= fee.minorUnits());
        return room || isReserved(task, person) ? Optional.empty() : Optional.of(refusal());
    }

    /** A budget is no secret. */
    @Override
    public Hiding hiding() {
        return Hiding.NOTHING;
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
                "The campaign's budget is committed: the fee of one more claim would pass it, so no task of it is"
                        + " handed out until claims end or the budget is raised. Choose another campaign's; nothing was"
                        + " changed.");
    }
}
