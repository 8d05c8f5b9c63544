package dev.marlin.pay.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.campaigns.Campaign;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.pay.PayWorld;
import dev.marlin.pay.books.Posting;
import dev.marlin.pay.books.Purse;
import dev.marlin.reviews.OutcomeListener.Work;
import dev.marlin.tasks.TaskId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Money by hand: two people, a reason, and nothing that was paid is lost or created. */
class ProposalsTest {
    private static PayWorld world;
    private static Campaign campaign;

    @BeforeAll
    static void open() {
        world = new PayWorld();
        campaign = world.campaign(Money.usd(28_000), Money.usd(4_000));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private final PersonId payee = world.person();

    @Test
    void everyPairOfStateAndStepIsAsTheTableSays() {
        for (ProposalState state : ProposalState.values()) {
            for (ProposalStep step : ProposalStep.values()) {
                assertThat(step.isPermittedFrom(state)).isEqualTo(state == ProposalState.PROPOSED);
                if (state != ProposalState.PROPOSED) {
                    Proposal proposal = ended(state);
                    assertThatThrownBy(() -> walk(proposal.id(), step))
                            .isInstanceOfSatisfying(
                                    MarlinException.class,
                                    e -> assertThat(e.problem()).isEqualTo(Problem.CONFLICT));
                    assertThat(world.proposals.get(proposal.id()).state()).isEqualTo(state);
                }
            }
        }
    }

    @Test
    void nobodyDecidesTheirOwnProposalOrTheirOwnMoney() {
        Proposal proposal = world.proposals.propose(bonus(payee, 100), "for a reason", world.fenna);
        assertThatThrownBy(() -> world.proposals.approve(proposal.id(), world.fenna))
                .hasMessageContaining("somebody else decides");
        assertThatThrownBy(() -> world.proposals.takeBack(proposal.id(), world.frits))
                .hasMessageContaining("Only who proposed it");
        Change own = bonus(world.frits, 100);
        assertThatThrownBy(() -> world.proposals.propose(own, "for me", world.frits))
                .hasMessageContaining("your own money");
        assertThatThrownBy(() -> world.proposals.propose(own, "for you", world.fenna))
                .as("nobody else is there who may decide it")
                .hasMessageContaining("Money takes two people");
        assertThat(world.ledger.earnings(world.frits).payable()).isEmpty();
        assertThatThrownBy(() -> world.world
                        .database
                        .jdbc()
                        .sql("INSERT INTO pay_decision (proposal_id, proposed_by, outcome, decided_by, decided_at)"
                                + " VALUES (?, ?, 'approved', ?, now())")
                        .params(proposal.id(), world.fenna.value(), world.fenna.value())
                        .update())
                .hasStackTraceContaining("check constraint");
    }

    @Test
    void aProposalWaitsForTheOtherUntilItIsDecided() {
        Proposal proposal = world.proposals.propose(bonus(payee, 100), "for a reason", world.fenna);
        Attention attention = world.world.bean(Attention.class);
        assertThat(attention.on("pay_proposal", proposal.id()))
                .extracting(AttentionItem::person)
                .containsExactly(world.frits);
        world.proposals.decline(proposal.id(), "not agreed", world.frits);
        assertThat(attention.on("pay_proposal", proposal.id())).isEmpty();
        assertThat(world.ledger.earnings(payee).payable()).isEmpty();
        assertThat(world.world.audited("pay_proposal.made", proposal.id())).isEqualTo(1);
        assertThat(world.world.audited("pay_proposal.declined", proposal.id())).isEqualTo(1);
    }

    @Test
    void aHoldEndsByItselfOnItsDay() {
        fee();
        Proposal hold = world.agreed(
                new Change.Hold(payee, Money.usd(20_000), PayWorld.now().plus(Duration.ofMillis(50))));
        assertThat(in(Purse.ON_HOLD)).isEqualTo(20_000);
        HoldSweep sweep = world.world.bean(HoldSweep.class);
        while (world.proposals.holds().stream().anyMatch(one -> one.id().equals(hold.id()))) {
            sweep.run();
        }
        assertThat(in(Purse.ON_HOLD)).isZero();
        assertThat(in(Purse.PAYABLE)).isEqualTo(28_000);
        assertThatThrownBy(() -> world.agreed(new Change.Release(payee, hold.id())))
                .hasMessageContaining("does not stand");
    }

    @Test
    void whatWasPaidAndIsTakenBackIsMadeGoodByTheNextAmounts() {
        UUID first = fee();
        world.paid(payee);
        world.agreed(new Change.Reversal(payee, first));
        assertThat(in(Purse.PAYABLE)).isZero();
        assertThat(in(Purse.CARRIED)).isEqualTo(-28_000);
        assertThatThrownBy(() -> world.agreed(new Change.Reversal(payee, first)))
                .hasMessageContaining("reversed already");
        world.agreed(bonus(payee, 8_000));
        assertThat(in(Purse.CARRIED)).isEqualTo(-20_000);
        assertThat(in(Purse.PAYABLE)).isZero();
        fee();
        assertThat(in(Purse.CARRIED)).isZero();
        assertThat(in(Purse.PAYABLE)).isEqualTo(8_000);
        assertThat(world.ledger.earnings(payee).earned("USD")).isEqualTo(Money.usd(36_000));
    }

    @Test
    void onlyWhatEarnedSomethingForThatPersonCanBeReversed() {
        UUID fee = fee();
        PersonId other = world.person();
        assertThatThrownBy(() -> world.agreed(new Change.Reversal(other, fee)))
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_FOUND));
        Proposal hold =
                world.agreed(new Change.Hold(payee, Money.usd(1), PayWorld.now().plus(Duration.ofDays(1))));
        UUID held = world.transaction(Posting.Kind.HOLD, hold.id().toString());
        assertThatThrownBy(() -> world.agreed(new Change.Reversal(payee, held)))
                .hasMessageContaining("can be reversed");
    }

    private static Change bonus(PersonId person, long cents) {
        return new Change.Bonus(person, campaign.id(), Money.usd(cents));
    }

    private UUID fee() {
        Work work = PayWorld.work(campaign, payee, TaskId.random());
        world.outcomes().accepted(work, JudgementId.random());
        return world.transaction(Posting.Kind.AUTHOR_FEE, work.submission() + "/" + payee);
    }

    private long in(Purse purse) {
        return world.ledger.earnings(payee).in(purse, "USD").minorUnits();
    }

    private Proposal ended(ProposalState state) {
        Proposal proposal = world.proposals.propose(bonus(payee, 100), "for a reason", world.fenna);
        for (ProposalStep step : ProposalStep.values()) {
            if (step.from(ProposalState.PROPOSED) == state) {
                walk(proposal.id(), step);
            }
        }
        return proposal;
    }

    private static void walk(UUID id, ProposalStep step) {
        switch (step) {
            case APPROVE -> world.proposals.approve(id, world.frits);
            case DECLINE -> world.proposals.decline(id, "no", world.frits);
            case TAKE_BACK -> world.proposals.takeBack(id, world.fenna);
        }
    }
}
