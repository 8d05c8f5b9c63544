package dev.marlin.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.campaigns.Campaign;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.books.Purse;
import dev.marlin.pay.proposals.Change;
import dev.marlin.pay.rates.Job;
import dev.marlin.pay.rates.Rates;
import dev.marlin.pay.rates.Scope;
import dev.marlin.reservations.ClaimListener.Claim;
import dev.marlin.reservations.ClaimListener.ClaimEnd;
import dev.marlin.reviews.OutcomeListener.Work;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way of a fee from claim to payable or back, and which rule gives it. */
class FeesTest {
    private static PayWorld world;

    @BeforeAll
    static void open() {
        world = new PayWorld();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private final Campaign campaign = world.campaign(Money.usd(28_000), Money.usd(4_000));
    private final PersonId author = world.person();

    @Test
    void aFeeIsReservedThenInReviewThenPayable() {
        Claim claim = PayWorld.claim(campaign, author, 1);
        Work work = PayWorld.work(campaign, author, claim.task());
        world.claims().claimed(claim);
        holds(Purse.RESERVED, 28_000);
        world.outcomes().submitted(work);
        world.claims().ended(claim, ClaimEnd.COMPLETED);
        holds(Purse.IN_REVIEW, 28_000);
        world.outcomes().submitted(work);
        world.outcomes().accepted(work, JudgementId.random());
        holds(Purse.PAYABLE, 28_000);
    }

    @Test
    void aTaskGivenBackGivesItsMoneyBackWhetherOrNotItIsClaimedAgain() {
        Claim claim = PayWorld.claim(campaign, author, 1);
        world.claims().claimed(claim);
        world.claims().ended(claim, ClaimEnd.DROPPED);
        world.claims().ended(claim, ClaimEnd.DROPPED);
        holds(Purse.RESERVED, 0);
        Claim again = new Claim(claim.task(), campaign.id(), author, 2, PayWorld.now());
        world.claims().claimed(again);
        holds(Purse.RESERVED, 28_000);
    }

    @Test
    void whatDoesNotCountIsNotPaidToTheAuthorButToWhoReviewedAndDecided() {
        agreed(new Scope(campaign.id(), Job.ADJUDICATOR, Scope.ANY, Scope.ANY), 6_000);
        for (boolean rejected : List.of(true, false)) {
            PersonId reviewer = world.person();
            PersonId adjudicator = world.person();
            Claim claim = PayWorld.claim(campaign, author, 1);
            world.claims().claimed(claim);
            Work plain = PayWorld.work(campaign, author, claim.task(), reviewer);
            Work work = new Work(
                    plain.submission(),
                    plain.comparison(),
                    plain.task(),
                    plain.campaign(),
                    author,
                    List.of(reviewer),
                    List.of(adjudicator),
                    PayWorld.now());
            world.outcomes().submitted(work);
            if (rejected) {
                world.outcomes().rejected(work);
            } else {
                world.outcomes().withdrawn(work);
            }
            assertThat(PersonModel.state(world.ledger.earnings(author).balances()))
                    .isEmpty();
            assertThat(world.ledger.earnings(reviewer).payable()).containsExactly(Money.usd(4_000));
            assertThat(world.ledger.earnings(adjudicator).payable()).containsExactly(Money.usd(6_000));
        }
    }

    @Test
    void workAcceptedAfterAllIsPaidByItsClaimsRule() {
        Claim claim = PayWorld.claim(campaign, author, 1);
        Work work = PayWorld.work(campaign, author, claim.task());
        world.claims().claimed(claim);
        world.outcomes().submitted(work);
        world.outcomes().rejected(work);
        agreed(new Scope(campaign.id(), Job.AUTHOR, Scope.ANY, Scope.ANY), 1);
        world.outcomes().accepted(work, JudgementId.random());
        holds(Purse.PAYABLE, 28_000);
    }

    @Test
    void theRuleAtTheClaimIsPaidWhateverTheRatesBecame() {
        Claim before = PayWorld.claim(campaign, author, 1);
        world.claims().claimed(before);
        agreed(new Scope(campaign.id(), Job.AUTHOR, Scope.ANY, Scope.ANY), 35_000);
        Claim after = PayWorld.claim(campaign, author, 1);
        world.claims().claimed(after);
        Rates rates = world.world.bean(Rates.class);
        assertThat(rates.terms(before.task(), author).orElseThrow().quote().rule())
                .contains("USD 280.00", "the campaign's own fee");
        assertThat(rates.terms(after.task(), author).orElseThrow().quote().rule())
                .contains("USD 350.00", "author");
        for (Claim claim : List.of(before, after)) {
            Work work = PayWorld.work(campaign, author, claim.task());
            world.outcomes().submitted(work);
            world.outcomes().accepted(work, JudgementId.random());
        }
        holds(Purse.PAYABLE, 28_000 + 35_000);
    }

    @Test
    void theMostSpecificRateWinsAndThenTheLatest() {
        Task task = world.world.draft(author);
        world.world
                .database
                .jdbc()
                .sql("UPDATE repository SET language = 'Java' WHERE id = ?")
                .param(task.repository().value())
                .update();
        Rates rates = world.world.bean(Rates.class);
        String category = task.category().key();
        agreed(new Scope(campaign.id(), Job.AUTHOR, category, "java"), 4);
        agreed(new Scope(campaign.id(), Job.AUTHOR, category, Scope.ANY), 3);
        agreed(new Scope(campaign.id(), Job.AUTHOR, Scope.ANY, "Java"), 2);
        agreed(new Scope(campaign.id(), Job.AUTHOR, Scope.ANY, Scope.ANY), 1);
        assertThat(rates.inForce(campaign.id(), Job.AUTHOR, task.id(), PayWorld.now())
                        .amount())
                .isEqualTo(Money.usd(4));
        agreed(new Scope(campaign.id(), Job.AUTHOR, category, "java"), 5);
        assertThat(rates.inForce(campaign.id(), Job.AUTHOR, task.id(), PayWorld.now())
                        .amount())
                .isEqualTo(Money.usd(5));
        assertThat(rates.inForce(campaign.id(), Job.AUTHOR, TaskId.random(), PayWorld.now())
                        .amount())
                .isEqualTo(Money.usd(1));
        assertThat(rates.inForce(campaign.id(), Job.REVIEWER, task.id(), PayWorld.now())
                        .amount())
                .isEqualTo(Money.usd(4_000));
        assertThat(rates.inForce(campaign.id(), Job.ADJUDICATOR, task.id(), PayWorld.now())
                        .amount())
                .isEqualTo(Money.usd(0));
    }

    @Test
    void theDatabaseRefusesARateOfOnePersonAndAnyPurseBelowZero() {
        assertThatThrownBy(() -> world.world
                        .database
                        .jdbc()
                        .sql("""
                                INSERT INTO pay_rate (id, campaign_id, job, category, skill, currency, amount, effective_from,
                                    reason, proposed_by, decided_by, decided_at)
                                VALUES (gen_random_uuid(), ?, 'author', 'ANY', 'ANY', 'USD', 1, now(), 'x', ?, ?, now())
                                """)
                        .params(campaign.id().value(), world.fenna.value(), world.fenna.value())
                        .update())
                .hasStackTraceContaining("check constraint");
        Claim claim = PayWorld.claim(campaign, author, 1);
        world.claims().claimed(claim);
        assertThatThrownBy(() -> world.world
                        .database
                        .transactions()
                        .executeWithoutResult(status -> world.world
                                .database
                                .jdbc()
                                .sql("""
                                WITH t AS (INSERT INTO ledger_transaction (id, kind, reference, at)
                                    VALUES (gen_random_uuid(), 'correction', gen_random_uuid()::text, now()) RETURNING id)
                                INSERT INTO ledger_entry (transaction_id, account_id, amount)
                                SELECT t.id, a.id, CASE a.kind WHEN 'person_reserved' THEN -28001 ELSE 28001 END
                                FROM t, account a WHERE a.owner_id IN (?, ?) AND a.kind IN ('person_reserved', 'campaign_spent')
                                """)
                                .params(author.value(), campaign.id().value())
                                .update()))
                .hasStackTraceContaining("falls below zero");
    }

    private void agreed(Scope scope, long cents) {
        world.agreed(new Change.NewRate(scope, Money.usd(cents), PayWorld.now()));
    }

    private void holds(Purse purse, long cents) {
        assertThat(PersonModel.state(world.ledger.earnings(author).balances()))
                .isEqualTo(cents == 0 ? "" : "USD " + purse + " " + cents + "\n");
    }
}
