package dev.marlin.dashboards.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.budgets.BudgetChange;
import dev.marlin.campaigns.budgets.Budgets;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.pay.PayWorld;
import dev.marlin.reservations.Reservations;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a campaign is watched for: told once, closed by itself. */
class AlertsTest {
    private static PayWorld world;
    private static Task model;
    private static PersonId second;

    @BeforeAll
    static void open() {
        world = new PayWorld("dev.marlin.dashboards");
        model = world.world.ready(world.world.person("author"));
        second = world.world.secondManager();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private final Campaign campaign = world.campaign(Money.usd(28_000), Money.usd(4_000));
    private final Alerts alerts = world.world.bean(Alerts.class);
    private final Reservations reservations = world.world.bean(Reservations.class);

    @Test
    void aRuleIsToldOnceAndClosesItselfWhenItHoldsNoMore() {
        TaskId task = world.world.copies(model, campaign.id(), 1).getFirst();
        world.world
                .bean(Budgets.class)
                .ask(new BudgetChange.Wanted(campaign.id(), Money.usd(38_600), "Agreed."), manager());
        alerts.watch(campaign.id(), AlertKind.BUDGET_USED, 90, manager());
        alerts.check();
        assertThat(found()).isEmpty();
        PersonId ines = world.person();
        reservations.claim(task, ines);
        alerts.check();
        alerts.check();
        assertThat(found()).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(AlertState.OPEN);
            assertThat(alert.words()).isEqualTo("93 percent of the budget in USD are committed.");
        });
        assertThat(items(second)).hasSize(1);
        assertThat(world.world.audited("campaign.alert", campaign.id().value())).isEqualTo(1);
        reservations.release(task, ines);
        alerts.check();
        assertThat(found()).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(AlertState.CLEARED);
            assertThat(alert.closing()).contains("does not hold any more");
        });
        assertThat(items(second)).isEmpty();
    }

    @Test
    void nothingClaimedForHoursIsFoundOnlyWhereSomethingCouldBe() {
        world.world
                .database
                .jdbc()
                .sql("UPDATE campaign SET created_at = created_at - interval '5 hours' WHERE id = ?")
                .param(campaign.id().value())
                .update();
        alerts.watch(campaign.id(), AlertKind.NO_CLAIM, 4, manager());
        alerts.check();
        assertThat(found()).isEmpty();
        world.world.copies(model, campaign.id(), 3);
        alerts.check();
        assertThat(found())
                .singleElement()
                .satisfies(alert -> assertThat(alert.words())
                        .isEqualTo("Nothing was claimed for 5 hours, though 3 places are open."));
        alerts.end(campaign.id(), alerts.rules(campaign.id()).getFirst().id(), manager());
        assertThat(found()).extracting(Alert::state).containsExactly(AlertState.DROPPED);
        assertThat(items(second)).isEmpty();
    }

    @Test
    void whoJudgesInTheCampaignIsNotTold() {
        TaskId task = world.world.copies(model, campaign.id(), 1).getFirst();
        reservations.claim(task, second);
        assertThatThrownBy(() -> alerts.of(campaign.id(), second))
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(Problem.FORBIDDEN));
    }

    @Test
    void quietRulesFindNothingAndOneKindIsWatchedOnce() {
        for (AlertKind kind : List.of(AlertKind.AGREEMENT_LOW, AlertKind.SIDE_BIAS, AlertKind.LEDGER_DIFFERENCE)) {
            alerts.watch(campaign.id(), kind, kind == AlertKind.AGREEMENT_LOW ? 60 : 0, manager());
        }
        alerts.watch(campaign.id(), AlertKind.OVERDUE_TURNS, 0, manager());
        alerts.check();
        assertThat(found()).isEmpty();
        assertThatThrownBy(() -> alerts.watch(campaign.id(), AlertKind.SIDE_BIAS, 0, manager()))
                .hasMessageContaining("already");
        assertThatThrownBy(() -> alerts.watch(campaign.id(), AlertKind.BUDGET_USED, 0, manager()))
                .hasMessageContaining("bound: 1 to 100 percent");
    }

    private List<Alert> found() {
        return alerts.of(campaign.id(), manager());
    }

    private List<AttentionItem> items(PersonId person) {
        return world.world.bean(Attention.class).of(person).stream()
                .filter(item -> item.link().contains(campaign.id().toString()))
                .toList();
    }

    private static PersonId manager() {
        return world.world.manager;
    }
}
