package dev.marlin.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignStep;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.campaigns.budgets.BudgetChange;
import dev.marlin.campaigns.budgets.BudgetChangeState;
import dev.marlin.campaigns.budgets.BudgetChangeStep;
import dev.marlin.campaigns.budgets.Budgets;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.reservations.ClaimRefusedException;
import dev.marlin.reservations.Reservations;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a budget lets claims commit, one by one and at once, and who may change it. */
class CampaignBudgetTest {
    private static PayWorld world;
    private static Task model;
    private static PersonId second;

    @BeforeAll
    static void open() {
        world = new PayWorld();
        model = world.world.ready(world.world.person("author"));
        second = world.world.secondManager();
        world.world.manager("third");
        world.world
                .database
                .jdbc()
                .sql("INSERT INTO person_role (person_id, role) VALUES (?, 'manager') ON CONFLICT DO NOTHING")
                .param(world.world.manager.value())
                .update();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private final Campaign campaign = world.campaign(Money.usd(28_000), Money.usd(4_000));
    private final Budgets budgets = world.world.bean(Budgets.class);
    private final Reservations reservations = world.world.bean(Reservations.class);
    private final CampaignMoney money = world.world.bean(CampaignMoney.class);

    @Test
    void aClaimThatWouldPassTheBudgetIsRefusedInWordsAndAReleaseMakesRoom() {
        List<TaskId> tasks = world.world.copies(model, campaign.id(), 2);
        set(38_000);
        PersonId ines = world.person();
        reservations.claim(tasks.get(0), ines);
        assertThat(reservations.claim(tasks.get(0), ines).holder()).isEqualTo(ines);
        PersonId yuki = world.person();
        refused("budget", tasks.get(1), yuki);
        assertThat(money.of(campaign.id()))
                .containsExactly(
                        new CampaignMoney.Stand(Optional.of(Money.usd(38_000)), Money.usd(36_000), Money.usd(0)));
        reservations.release(tasks.get(0), ines);
        reservations.claim(tasks.get(1), yuki);
        assertThat(money.of(campaign.id()).getFirst().free()).isEqualTo(Money.usd(2_000));
    }

    @Test
    void aHundredClaimsAtOnceNeverPassTheBudget() throws Exception {
        List<TaskId> tasks = world.world.copies(model, campaign.id(), 100);
        set(7 * 36_000 + 35_999);
        List<PersonId> people =
                IntStream.range(0, 100).mapToObj(i -> world.person()).toList();
        AtomicInteger won = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                TaskId task = tasks.get(i);
                PersonId person = people.get(i);
                threads.execute(() -> {
                    try {
                        reservations.claim(task, person);
                        won.incrementAndGet();
                    } catch (ClaimRefusedException e) {
                        assertThat(e.refusal().code()).isEqualTo("budget");
                        lost.incrementAndGet();
                    }
                });
            }
        }
        assertThat(won).hasValue(7);
        assertThat(lost).hasValue(93);
        assertThat(money.of(campaign.id()).getFirst().committed()).isEqualTo(Money.usd(7 * 36_000));
    }

    @Test
    void aFirstOrLowerBudgetHoldsAtOnceAndARaiseTakesASecondManager() {
        assertThat(set(50_000).state()).isEqualTo(BudgetChangeState.DONE);
        assertThat(set(40_000).state()).isEqualTo(BudgetChangeState.DONE);
        BudgetChange raise = set(60_000);
        assertThat(raise.state()).isEqualTo(BudgetChangeState.PROPOSED);
        assertThat(budgets.inForce(campaign.id())).containsExactly(Money.usd(40_000));
        refuses(Problem.FORBIDDEN, "second manager", () -> decide(raise, BudgetChangeStep.CONFIRM, manager()));
        refuses(Problem.FORBIDDEN, "proposer", () -> decide(raise, BudgetChangeStep.WITHDRAW, second));
        refuses(Problem.CONFLICT, "waits already", () -> set(70_000));
        decide(raise, BudgetChangeStep.CONFIRM, second);
        assertThat(budgets.inForce(campaign.id())).containsExactly(Money.usd(60_000));
        refuses(Problem.CONFLICT, "done already", () -> decide(raise, BudgetChangeStep.REFUSE, second));
    }

    @Test
    void aBudgetInOneCurrencyHandsOutNothingThatIsPaidInAnother() {
        TaskId task = world.world.copies(model, campaign.id(), 1).getFirst();
        budgets.ask(new BudgetChange.Wanted(campaign.id(), Money.of(100_000, "EUR"), "Euros only."), manager());
        refused("budget", task, world.person());
    }

    @Test
    void aPausedCampaignRefusesAClaimAndKeepsWhatIsHeld() {
        List<TaskId> tasks = world.world.copies(model, campaign.id(), 2);
        PersonId ines = world.person();
        reservations.claim(tasks.get(0), ines);
        world.world.bean(Campaigns.class).move(campaign.id(), CampaignStep.PAUSE, "A pause.", manager());
        refused("campaign-paused", tasks.get(1), world.person());
        assertThat(reservations.extend(tasks.get(0), ines).holder()).isEqualTo(ines);
    }

    @Test
    void earnedIsWhatBecamePayableWhateverBecameOfItLater() {
        PersonId author = world.person();
        var claim = PayWorld.claim(campaign, author, 1);
        world.claims().claimed(claim);
        var work = PayWorld.work(campaign, author, claim.task(), world.person());
        world.outcomes().submitted(work);
        assertThat(money.of(campaign.id()).getFirst().promised()).isEqualTo(Money.usd(28_000));
        world.outcomes().accepted(work, JudgementId.random());
        assertThat(money.of(campaign.id()).getFirst().earned()).isEqualTo(Money.usd(32_000));
        assertThat(money.of(campaign.id()).getFirst().promised()).isEqualTo(Money.usd(0));
    }

    @Test
    void roomIsKeptForReviewersUntilTheWorkIsSettledAndWhatWasNotUsedIsFreeAgain() {
        set(50_000);
        PersonId author = world.person();
        var claim = PayWorld.claim(campaign, author, 1);
        world.claims().claimed(claim);
        assertThat(money.of(campaign.id()).getFirst().free()).isEqualTo(Money.usd(14_000));
        var work = PayWorld.work(campaign, author, claim.task(), world.person());
        world.outcomes().submitted(work);
        assertThat(money.of(campaign.id()).getFirst().committed()).isEqualTo(Money.usd(36_000));
        world.outcomes().accepted(work, JudgementId.random());
        assertThat(money.of(campaign.id()).getFirst().committed())
                .as("one of two reviewed")
                .isEqualTo(Money.usd(32_000));
        world.outcomes().accepted(work, JudgementId.random());
        assertThat(money.of(campaign.id()).getFirst().committed()).isEqualTo(Money.usd(32_000));
    }

    @Test
    void workThatIsNotAcceptedFreesTheAuthorsFeeAndPaysWhoReviewed() {
        set(50_000);
        PersonId author = world.person();
        var claim = PayWorld.claim(campaign, author, 1);
        world.claims().claimed(claim);
        var work = PayWorld.work(campaign, author, claim.task(), world.person());
        world.outcomes().submitted(work);
        world.outcomes().rejected(work);
        assertThat(money.of(campaign.id()).getFirst().committed()).isEqualTo(Money.usd(4_000));
        assertThat(money.of(campaign.id()).getFirst().free()).isEqualTo(Money.usd(46_000));
    }

    private BudgetChange set(long cents) {
        return budgets.ask(new BudgetChange.Wanted(campaign.id(), Money.usd(cents), "Agreed."), manager());
    }

    private void decide(BudgetChange change, BudgetChangeStep step, PersonId by) {
        budgets.decide(campaign.id(), change.id(), step, by);
    }

    private static PersonId manager() {
        return world.world.manager;
    }

    private void refused(String code, TaskId task, PersonId person) {
        assertThatThrownBy(() -> reservations.claim(task, person))
                .isInstanceOfSatisfying(
                        ClaimRefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo(code));
    }

    private static void refuses(Problem problem, String part, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContaining(part);
    }
}
