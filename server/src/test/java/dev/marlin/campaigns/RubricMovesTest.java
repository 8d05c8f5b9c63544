package dev.marlin.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.attention.Attention;
import dev.marlin.campaigns.RubricMove.Rule;
import dev.marlin.campaigns.RubricMove.State;
import dev.marlin.campaigns.RubricMove.Step;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.rubrics.ChangeKind;
import dev.marlin.rubrics.Proposal;
import dev.marlin.rubrics.Proposals;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.testkit.rubrics.JudgedElsewhere;
import dev.marlin.testkit.tasks.TaskWorld;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class RubricMovesTest {
    private TaskWorld world;
    private RubricMoves moves;
    private PersonId second;
    private RubricVersion newer;

    @BeforeEach
    void open() {
        world = new TaskWorld("dev.marlin.testkit.rubrics");
        moves = world.bean(RubricMoves.class);
        second = world.secondManager();
        newer = newer();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void everyPairOfStateAndStepLeadsWhereTheTableSaysOrIsRefused() {
        Map<Step, State> fromProposed =
                Map.of(Step.CONFIRM, State.DONE, Step.REFUSE, State.REFUSED, Step.WITHDRAW, State.WITHDRAWN);
        for (State state : State.values()) {
            for (Step step : Step.values()) {
                if (state == State.PROPOSED) {
                    assertThat(step.from(state)).as(step.name()).isEqualTo(fromProposed.get(step));
                } else {
                    assertThatThrownBy(() -> step.from(state))
                            .as(state + " " + step)
                            .isInstanceOf(MarlinException.class);
                }
            }
        }
    }

    @Test
    void aSecondManagerMovesTheCampaignAndTheHistorySaysSince() {
        RubricMove move = moves.propose(wanted(Rule.STAY, Optional.empty()), world.manager);
        assertThat(world.bean(Attention.class).on("rubric_move", move.id().value()))
                .hasSize(2);
        assertThat(campaign().rubricVersion()).isEqualTo(world.rubric.id());
        refuses(Problem.FORBIDDEN, () -> moves.confirm(world.campaign.id(), move.id(), world.manager));
        refuses(Problem.FORBIDDEN, () -> moves.refuse(world.campaign.id(), move.id(), world.manager));
        refuses(Problem.FORBIDDEN, () -> moves.withdraw(world.campaign.id(), move.id(), second));

        moves.confirm(world.campaign.id(), move.id(), second);

        assertThat(campaign().rubricVersion()).isEqualTo(newer.id());
        assertThat(moves.uses(world.campaign.id()))
                .extracting(RubricMove.Use::version)
                .containsExactly(world.rubric.id(), newer.id());
        assertThat(world.bean(Attention.class).on("rubric_move", move.id().value()))
                .isEmpty();
        assertThat(world.audited("campaign.rubric-moved", world.campaign.id().value()))
                .isEqualTo(1);
        assertThat(world.bean(JudgedElsewhere.class).heard).isEmpty();
        refuses(Problem.CONFLICT, () -> moves.confirm(world.campaign.id(), move.id(), second));
    }

    @Test
    void rereviewDrawsASampleOfThatCampaignInTheSameTransaction() {
        JudgedElsewhere elsewhere = world.bean(JudgedElsewhere.class);
        RubricMove empty = moves.propose(wanted(Rule.REREVIEW, Optional.of("50%")), world.manager);
        refuses(Problem.CONFLICT, () -> moves.confirm(world.campaign.id(), empty.id(), second));
        assertThat(campaign().rubricVersion())
                .as("nothing to draw, nothing moved")
                .isEqualTo(world.rubric.id());

        elsewhere.work.addAll(List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()));
        moves.confirm(world.campaign.id(), empty.id(), second);

        assertThat(elsewhere.heard)
                .singleElement()
                .satisfies(told -> assertThat(told.comparisons()).hasSize(2));
        assertThat(elsewhere.asked.getLast().campaign())
                .contains(world.campaign.id().value());
    }

    @Test
    void refusesWhatIsNoNewerVersionOrNoRule() {
        refuses(
                Problem.INVALID,
                () -> moves.propose(
                        new RubricMove.Wanted(
                                world.campaign.id(), world.rubric.id(), Rule.STAY, Optional.empty(), "Same."),
                        world.manager));
        refuses(Problem.INVALID, () -> wanted(Rule.REREVIEW, Optional.empty()));
        refuses(Problem.INVALID, () -> wanted(Rule.STAY, Optional.of("5%")));
        refuses(Problem.INVALID, () -> wanted(Rule.REREVIEW, Optional.of("some")));
        refuses(
                Problem.INVALID,
                () -> RubricMove.Wanted.of(world.campaign.id(), newer.id().toString(), "sometimes", "", "Why."));
        moves.propose(wanted(Rule.STAY, Optional.empty()), world.manager);
        refuses(Problem.CONFLICT, () -> moves.propose(wanted(Rule.STAY, Optional.empty()), second));
    }

    @Test
    void aRefusedOrWithdrawnMoveLeavesTheCampaignAndTheNextOneFree() {
        RubricMove first = moves.propose(wanted(Rule.STAY, Optional.empty()), world.manager);
        moves.refuse(world.campaign.id(), first.id(), second);
        RubricMove next = moves.propose(wanted(Rule.STAY, Optional.empty()), world.manager);
        moves.withdraw(world.campaign.id(), next.id(), world.manager);
        assertThat(campaign().rubricVersion()).isEqualTo(world.rubric.id());
        assertThat(moves.of(world.campaign.id()))
                .extracting(RubricMove::state)
                .containsExactlyInAnyOrder(State.REFUSED, State.WITHDRAWN);
        world.bean(Campaigns.class).close(world.campaign.id(), "Over.", world.manager);
        refuses(Problem.CONFLICT, () -> moves.propose(wanted(Rule.STAY, Optional.empty()), world.manager));
    }

    @Test
    void theDatabaseRefusesOnePersonForBothAndAChangedHistory() {
        RubricMove move = moves.propose(wanted(Rule.STAY, Optional.empty()), world.manager);
        assertThatThrownBy(() -> world.database
                        .jdbc()
                        .sql("UPDATE campaign_rubric_move SET state = 'DONE', decided_by = proposed_by, decided_at"
                                + " = house_now() WHERE id = ?")
                        .param(move.id().value())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("campaign_rubric_move_check");
        assertThatThrownBy(() -> world.database
                        .jdbc()
                        .sql("UPDATE campaign_rubric_use SET since = house_now()")
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private Campaign campaign() {
        return world.bean(Campaigns.class).get(world.campaign.id());
    }

    private RubricMove.Wanted wanted(Rule rule, Optional<String> size) {
        return new RubricMove.Wanted(world.campaign.id(), newer.id(), rule, size, "The new rule is clearer.");
    }

    private RubricVersion newer() {
        Proposals proposals = world.bean(Proposals.class);
        Proposal draft = proposals.beginFrom(world.rubric.id(), world.manager);
        String text = draft.text().replace("reason: \"\"", "reason: Clearer.").replace("asked?", "wanted?");
        proposals.save(draft.id(), 1, text, world.manager);
        proposals.propose(draft.id(), new Proposal.Ask(2, ChangeKind.BREAKING, Optional.empty()), world.manager);
        return proposals.publish(draft.id(), 2, second);
    }

    private static void refuses(Problem problem, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }
}
