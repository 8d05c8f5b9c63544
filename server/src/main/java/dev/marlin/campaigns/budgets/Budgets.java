package dev.marlin.campaigns.budgets;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.CampaignState;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.Proposals;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door of budgets: how much money the claims of a campaign may commit, in each currency. A campaign without a budget
 * is not bounded; one with a budget in any currency hands out nothing that is paid in another. A first or lower budget
 * is in force at once; a higher one when a second manager confirms it.
 */
@Service
public class Budgets {
    private static final String KIND = "budget_change";

    private final BudgetStore store;
    private final Campaigns campaigns;
    private final Proposals managers;
    private final Ground ground;

    Budgets(BudgetStore store, Campaigns campaigns, Proposals managers, Ground ground) {
        this.store = store;
        this.campaigns = campaigns;
        this.managers = managers;
        this.ground = ground;
    }

    /** One transaction, one clock, one log, whose turn it is. */
    @Component("budgetGround")
    record Ground(TransactionTemplate transactions, Clock clock, Audit audit, Attention attention) {
        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }

        <T> T inTransaction(Supplier<T> work) {
            return Objects.requireNonNull(transactions.execute(status -> work.get()));
        }
    }

    /**
     * Asks for a budget.
     *
     * @return {@link BudgetChangeState#DONE} where one person suffices, else {@link BudgetChangeState#PROPOSED}
     * @throws MarlinException CONFLICT when the campaign is closed, a change waits already, it would change nothing, or
     *     nobody else could confirm a raise
     */
    public BudgetChange ask(BudgetChange.Wanted wanted, PersonId by) {
        return ground.inTransaction(() -> {
            store.lockClaims(wanted.campaign(), true);
            Campaign campaign = campaigns.get(wanted.campaign());
            Optional<Money> before = inForce(campaign.id()).stream()
                    .filter(money -> money.currency().equals(wanted.amount().currency()))
                    .findFirst();
            check(campaign, wanted, before);
            BudgetChange change = new BudgetChange(
                    BudgetChangeId.random(),
                    wanted,
                    before,
                    BudgetChangeState.PROPOSED,
                    by,
                    ground.now(),
                    Optional.empty());
            return change.isRaise() ? propose(change) : take(change);
        });
    }

    private void check(Campaign campaign, BudgetChange.Wanted wanted, Optional<Money> before) {
        if (campaign.state() == CampaignState.CLOSED) {
            throw MarlinException.conflict(
                    "The campaign is closed: nothing more is committed in it. Nothing was stored.");
        }
        if (before.filter(wanted.amount()::equals).isPresent()) {
            throw MarlinException.conflict("amount: this is the budget already. Nothing was stored.");
        }
        boolean waits = changes(campaign.id()).stream()
                .anyMatch(change -> change.state() == BudgetChangeState.PROPOSED
                        && change.wanted()
                                .amount()
                                .currency()
                                .equals(wanted.amount().currency()));
        if (waits) {
            throw MarlinException.conflict("A change of this budget waits already. Decide that one first.");
        }
    }

    private BudgetChange propose(BudgetChange change) {
        List<PersonId> seconds = managers.seconds(change.proposedBy());
        if (seconds.isEmpty()) {
            throw MarlinException.conflict("Nobody else can confirm it: a second manager has to. Ask an admin to give"
                    + " somebody that role. Nothing was stored.");
        }
        store.insert(change);
        log(change, "campaign.budget-proposed", change.proposedBy());
        seconds.forEach(second -> ground.attention()
                .set(new AttentionItem(
                        second,
                        KIND,
                        change.id().value(),
                        "A campaign's budget",
                        "A second person confirms or refuses it.",
                        "Decide",
                        "/campaigns/" + change.wanted().campaign(),
                        change.proposedAt(),
                        Optional.empty())));
        return change;
    }

    private BudgetChange take(BudgetChange change) {
        BudgetChange done = new BudgetChange(
                change.id(),
                change.wanted(),
                change.before(),
                BudgetChangeState.DONE,
                change.proposedBy(),
                change.proposedAt(),
                Optional.of(change.proposedBy()));
        store.insert(done);
        store.take(done, ground.now());
        log(done, "campaign.budget-set", done.proposedBy());
        return done;
    }

    /**
     * Ends a change that waits: a second manager confirms or refuses it, its proposer withdraws it.
     *
     * @throws MarlinException FORBIDDEN for whoever may not; CONFLICT when it does not wait
     */
    public void decide(CampaignId campaign, BudgetChangeId id, BudgetChangeStep step, PersonId by) {
        ground.transactions().executeWithoutResult(status -> {
            store.lockClaims(campaign, true);
            BudgetChange change = store.lock(id)
                    .filter(found -> found.wanted().campaign().equals(campaign))
                    .orElseThrow(() -> MarlinException.notFound("That change of the budget"));
            BudgetChangeState next = step.from(change.state());
            requireRight(step, by.equals(change.proposedBy()));
            store.end(id, next, by, ground.now());
            ground.attention().clear(KIND, id.value());
            if (step == BudgetChangeStep.CONFIRM) {
                store.take(change, ground.now());
            }
            log(change, "campaign.budget-" + next.key(), by);
        });
    }

    private static void requireRight(BudgetChangeStep step, boolean own) {
        switch (step) {
            case CONFIRM, REFUSE -> {
                if (own) {
                    throw MarlinException.forbidden(
                            "You proposed this budget, so a second manager decides. Nothing was changed.");
                }
            }
            case WITHDRAW -> {
                if (!own) {
                    throw MarlinException.forbidden("Only its proposer withdraws a change. You can refuse it.");
                }
            }
        }
    }

    /** What is in force, one amount per currency; none: the campaign is not bounded. */
    public List<Money> inForce(CampaignId campaign) {
        return store.inForce(campaign);
    }

    /** All changes, latest first. */
    public List<BudgetChange> changes(CampaignId campaign) {
        return store.changes(campaign);
    }

    /**
     * Makes claims of a bounded campaign go one after the other until the caller's transaction ends, so that each sees
     * what those before it committed. Called first in a claim, before any row is locked.
     */
    public void takeTurn(CampaignId campaign) {
        store.lockClaims(campaign, false);
        if (!inForce(campaign).isEmpty()) {
            store.lockTurn(campaign);
        }
    }

    private void log(BudgetChange change, String action, PersonId by) {
        ground.audit()
                .record(AuditEvent.by(
                        by,
                        action,
                        "campaign",
                        change.wanted().campaign().value(),
                        Map.of(
                                "change", change.id().toString(),
                                "budget", change.wanted().amount().toString(),
                                "before", change.before().map(Money::toString).orElse("none"))));
    }
}
