package dev.marlin.pay.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.attention.Attention;
import dev.marlin.campaigns.Campaign;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.pay.PayWorld;
import dev.marlin.pay.books.Posting;
import dev.marlin.pay.proposals.Change;
import dev.marlin.pay.proposals.Proposal;
import dev.marlin.reviews.OutcomeListener.Work;
import dev.marlin.tasks.TaskId;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person questions an entry of theirs; somebody who did not book it answers. */
class DisputesTest {
    private static PayWorld world;
    private static Disputes disputes;
    private static Campaign campaign;

    @BeforeAll
    static void open() {
        world = new PayWorld();
        disputes = world.world.bean(Disputes.class);
        campaign = world.campaign(Money.usd(28_000), Money.usd(4_000));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private final PersonId payee = world.person();

    @Test
    void everyPairOfStateAndStepIsAsTheTableSays() {
        for (DisputeState state : DisputeState.values()) {
            for (DisputeStep step : DisputeStep.values()) {
                assertThat(step.isPermittedFrom(state)).isEqualTo(state == DisputeState.OPEN);
                Dispute dispute = disputes.open(fee(), "This is too little.", payee);
                if (state == DisputeState.OPEN) {
                    walk(dispute.id(), step);
                    assertThat(now(dispute).state()).isEqualTo(step.from(state));
                    continue;
                }
                for (DisputeStep first : DisputeStep.values()) {
                    if (first.from(DisputeState.OPEN) == state) {
                        walk(dispute.id(), first);
                    }
                }
                assertThatThrownBy(() -> walk(dispute.id(), step))
                        .isInstanceOfSatisfying(
                                MarlinException.class,
                                e -> assertThat(e.problem()).isEqualTo(Problem.CONFLICT));
                assertThat(now(dispute).state()).isEqualTo(state);
            }
        }
    }

    @Test
    void anUpheldDisputeIsPaidWhenASecondPersonConfirms() {
        Dispute dispute = disputes.open(fee(), "This is too little.", payee);
        disputes.uphold(dispute.id(), Money.usd(500), "You are right.", world.fenna);
        assertThat(world.ledger.earnings(payee).payable()).containsExactly(Money.usd(28_000));
        UUID proposal = now(dispute).end().orElseThrow().proposal().orElseThrow();
        assertThatThrownBy(() -> world.proposals.approve(proposal, world.fenna)).isInstanceOf(MarlinException.class);
        world.proposals.approve(proposal, world.frits);
        assertThat(world.ledger.earnings(payee).payable()).containsExactly(Money.usd(28_500));
        assertThat(world.world.bean(Attention.class).on("pay_dispute", dispute.id()))
                .isEmpty();
    }

    @Test
    void whoBookedItDoesNotAnswerIt() {
        Proposal bonus = world.agreed(new Change.Bonus(payee, campaign.id(), Money.usd(100)));
        UUID transaction = world.transaction(Posting.Kind.BONUS, bonus.id().toString());
        Dispute dispute = disputes.open(transaction, "More was promised.", payee);
        assertThat(world.world.bean(Attention.class).on("pay_dispute", dispute.id()))
                .singleElement()
                .satisfies(item -> assertThat(item.person()).isEqualTo(world.frits));
        assertThatThrownBy(() -> disputes.refuse(dispute.id(), "No.", world.fenna))
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(Problem.FORBIDDEN));
        disputes.refuse(dispute.id(), "It was not.", world.frits);
        assertThat(now(dispute).end().orElseThrow().words()).isEqualTo("It was not.");
    }

    @Test
    void onlyOnesOwnEntriesAreDisputedAndEachOnceAtATime() {
        UUID fee = fee();
        PersonId other = world.person();
        assertThatThrownBy(() -> disputes.open(fee, "Mine?", other))
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_FOUND));
        Dispute dispute = disputes.open(fee, "This is too little.", payee);
        assertThatThrownBy(() -> disputes.open(fee, "Again.", payee)).hasMessageContaining("open already");
        assertThatThrownBy(() -> disputes.retract(dispute.id(), other))
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_FOUND));
        disputes.retract(dispute.id(), payee);
        assertThat(disputes.open(fee, "Again.", payee).state()).isEqualTo(DisputeState.OPEN);
    }

    private UUID fee() {
        Work work = PayWorld.work(campaign, payee, TaskId.random());
        world.outcomes().accepted(work, JudgementId.random());
        return world.transaction(Posting.Kind.AUTHOR_FEE, work.submission() + "/" + payee);
    }

    private Dispute now(Dispute dispute) {
        return disputes.of(payee).stream()
                .filter(one -> one.id().equals(dispute.id()))
                .findFirst()
                .orElseThrow();
    }

    private void walk(UUID id, DisputeStep step) {
        switch (step) {
            case UPHOLD -> disputes.uphold(id, Money.usd(1), "Right.", world.fenna);
            case REFUSE -> disputes.refuse(id, "No.", world.fenna);
            case RETRACT -> disputes.retract(id, payee);
        }
    }
}
