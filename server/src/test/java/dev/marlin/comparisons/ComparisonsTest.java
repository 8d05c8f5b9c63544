package dev.marlin.comparisons;

import static dev.marlin.comparisons.ComparisonWorld.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.comparisons.Comparison.State;
import dev.marlin.comparisons.Comparisons.Verdict;
import dev.marlin.comparisons.Comparisons.Writer;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.runs.Continuation;
import dev.marlin.runs.NeutralPair;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class ComparisonsTest {
    private static ComparisonWorld world;

    @BeforeAll
    static void open() {
        world = new ComparisonWorld();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void opensForTheHolderWhenBothSidesAreReady() {
        Comparison comparison = world.open();
        assertThat(comparison.expert()).isEqualTo(world.expert);
        assertThat(comparison.state()).isEqualTo(State.OPEN);
        assertThat(comparison.rubricVersion()).isEqualTo(ComparisonWorld.RUBRIC.id());
        assertThat(world.auditActions(comparison.id())).containsExactly("sides.committed", "comparison.opened");
    }

    @Test
    void opensOnceHoweverOftenItIsTold() {
        Comparison comparison = world.open();
        Sides sides = world.sides(comparison);
        world.turns.ready(world.pairs.pair(comparison.pair()), 1);
        assertThat(world.comparisons.ofTask(comparison.task())).hasSize(1);
        assertThat(world.sides(comparison)).isEqualTo(sides);
    }

    @Test
    void logsTheCommitmentThatTheSeedOpens() {
        Comparison comparison = world.open();
        byte[] seed = world.jdbc
                .sql("SELECT seed FROM comparison_seed WHERE comparison_id = ?")
                .param(comparison.id().value())
                .query(byte[].class)
                .single();
        String logged = world.jdbc
                .sql(
                        "SELECT facts ->> 'commitment' FROM audit_event WHERE subject_id = ? AND action = 'sides.committed'")
                .param(comparison.id().value())
                .query(String.class)
                .single();
        Sides.Draw draw = new Sides.Draw(comparison.id(), seed);
        NeutralPair pair = world.pairs.pair(comparison.pair());
        assertThat(logged).isEqualTo(draw.commitment());
        assertThat(world.sides(comparison))
                .isEqualTo(
                        draw.sides(pair.candidates().get(0), pair.candidates().get(1)));
    }

    @Test
    void showsNothingOfATurnBeforeBothSidesAreReady() {
        Comparison comparison = world.open();
        assertRefused(Problem.NOT_FOUND, () -> world.views.forExpert(comparison.id(), world.expert, Optional.of(2)));
        world.comparisons.judgeTurn(comparison.id(), world.expert, 1, verdict(Overall.A_BETTER));
        world.turns.followUp(comparison.id(), world.expert, new Turns.Request("More.", Continuation.EACH_CONTINUES));
        assertThat(world.views
                        .forExpert(comparison.id(), world.expert, Optional.empty())
                        .turns())
                .hasSize(1);
        assertRefused(Problem.NOT_FOUND, () -> world.views.forExpert(comparison.id(), world.expert, Optional.of(2)));
    }

    @Test
    void isShownToNobodyElse() {
        Comparison comparison = world.open();
        assertRefused(
                Problem.NOT_FOUND, () -> world.views.forExpert(comparison.id(), world.reviewer, Optional.empty()));
        assertRefused(
                Problem.NOT_FOUND,
                () -> world.views.forJudge(comparison.id(), BlindView.Viewer.REVIEWER, Optional.empty()));
        assertRefused(
                Problem.NOT_FOUND,
                () -> world.comparisons.submit(comparison.id(), world.reviewer, verdict(Overall.TIE)));
    }

    @Test
    void goesThroughATurnAndKeepsItsSides() {
        Comparison comparison = world.open();
        Sides sides = world.sides(comparison);
        world.comparisons.judgeTurn(comparison.id(), world.expert, 1, verdict(Overall.B_BETTER));
        world.turns.followUp(
                comparison.id(), world.expert, new Turns.Request("And tests.", Continuation.WINNER_CONTINUES));
        assertThat(world.get(comparison).state()).isEqualTo(State.AWAITING_TURN);
        assertThat(world.pairs.followUps().getLast().winner()).contains(sides.b());
        world.turns.ready(world.pairs.answer(comparison.pair(), world.change("c"), world.change("d")), 2);
        assertThat(world.get(comparison))
                .extracting(Comparison::state, Comparison::turn)
                .containsExactly(State.OPEN, 2);
        assertThat(world.sides(comparison)).isEqualTo(sides);
        assertRefused(
                Problem.CONFLICT, () -> world.comparisons.submit(comparison.id(), world.expert, verdict(Overall.TIE)));
        world.comparisons.judgeTurn(comparison.id(), world.expert, 2, verdict(Overall.TIE));
        world.comparisons.submit(comparison.id(), world.expert, verdict(Overall.B_SLIGHTLY_BETTER));
        assertThat(world.judgements.of(comparison.id()))
                .extracting(Judgement::turn)
                .containsExactly(OptionalInt.of(1), OptionalInt.of(2), OptionalInt.empty());
    }

    @Test
    void refusesAWinnerAfterATieAndAfterBothBad() {
        for (Overall overall : new Overall[] {Overall.TIE, Overall.BOTH_BAD}) {
            Comparison comparison = world.open();
            world.comparisons.judgeTurn(comparison.id(), world.expert, 1, verdict(overall));
            assertRefused(
                    Problem.INVALID,
                    () -> world.turns.followUp(
                            comparison.id(), world.expert, new Turns.Request("On.", Continuation.WINNER_CONTINUES)));
            assertThat(world.get(comparison).state()).isEqualTo(State.OPEN);
        }
    }

    @Test
    void asksForAJudgementBeforeAFollowUp() {
        Comparison comparison = world.open();
        assertRefused(
                Problem.CONFLICT,
                () -> world.turns.followUp(
                        comparison.id(), world.expert, new Turns.Request("On.", Continuation.EACH_CONTINUES)));
    }

    @Test
    void keepsTieAndBothBadApart() {
        for (Overall overall : Overall.values()) {
            Comparison comparison = world.open();
            Judgement given = world.comparisons.judgeTurn(comparison.id(), world.expert, 1, verdict(overall));
            assertThat(world.judgements.of(comparison.id())).containsExactly(given);
            assertThat(world.jdbc
                            .sql("SELECT overall FROM judgement WHERE id = ?")
                            .param(given.id().value())
                            .query(String.class)
                            .single())
                    .isEqualTo(overall.key());
        }
    }

    @Test
    void submitsOnceAndGivesTheSameReceiptAgain() {
        Comparison comparison = world.open();
        int told = world.submitted.size();
        Comparisons.Receipt receipt =
                world.comparisons.submit(comparison.id(), world.expert, verdict(Overall.A_BETTER));
        assertThat(world.comparisons.submit(comparison.id(), world.expert, verdict(Overall.A_BETTER)))
                .isEqualTo(receipt);
        assertThat(world.submitted).hasSize(told + 1);
        assertThat(world.submitted.getLast().judgement()).isEqualTo(receipt.judgement());
        assertThat(receipt.number()).matches("R-[2-9A-Z]{4}-[2-9A-Z]{4}");
        assertThat(world.assignments.isCompleted(comparison.task())).isTrue();
        assertRefused(
                Problem.CONFLICT, () -> world.comparisons.submit(comparison.id(), world.expert, verdict(Overall.TIE)));
    }

    @Test
    void keepsTheWorkOfALateSubmissionAsADraft() {
        Comparison comparison = world.open();
        world.assignments.endLease(comparison.task());
        assertRefused(
                Problem.LEASE_ENDED,
                () -> world.comparisons.submit(comparison.id(), world.expert, verdict(Overall.BOTH_BAD)));
        Desk.Draft kept = world.desk
                .draft(world.desk.place(comparison.id(), Desk.WHOLE, world.expert))
                .orElseThrow();
        assertThat(kept.fields()).containsEntry("overall", "both_bad").containsEntry("axis.security", "na");
        assertThat(world.judgements.of(comparison.id())).isEmpty();
        assertThat(world.get(comparison).state()).isEqualTo(State.OPEN);
    }

    @Test
    void refusesAPageOfAnEarlierLeaseOfTheSameExpertAndKeepsItsWork() {
        Comparison comparison = world.open();
        world.assignments.claim(comparison.task(), world.expert, 8);
        Writer late = new Writer(world.expert, OptionalLong.of(7));
        assertRefused(
                Problem.LEASE_ENDED,
                () -> world.comparisons.judgeTurn(comparison.id(), late, 1, verdict(Overall.BOTH_BAD)));
        assertRefused(
                Problem.LEASE_ENDED, () -> world.comparisons.submit(comparison.id(), late, verdict(Overall.BOTH_BAD)));
        assertThat(world.desk.draft(world.desk.place(comparison.id(), Desk.WHOLE, world.expert)))
                .hasValueSatisfying(draft -> assertThat(draft.fields()).containsEntry("overall", "both_bad"));
        Writer present = new Writer(world.expert, OptionalLong.of(8));
        world.comparisons.submit(comparison.id(), present, verdict(Overall.A_BETTER));
        assertThat(world.get(comparison).state()).isEqualTo(State.SUBMITTED);
    }

    @Test
    void isReopenedForAFurtherRound() {
        Comparison comparison = world.open();
        world.comparisons.submit(comparison.id(), world.expert, verdict(Overall.A_BETTER));
        assertRefused(Problem.CONFLICT, () -> world.comparisons.reopen(comparison.id(), world.reviewer, 3));
        world.comparisons.reopen(comparison.id(), world.reviewer, 2);
        assertThat(world.get(comparison).state()).isEqualTo(State.REOPENED);
        Comparisons.Receipt second = world.comparisons.submit(comparison.id(), world.expert, verdict(Overall.B_BETTER));
        assertThat(second.round()).isEqualTo(2);
        assertThat(world.judgements.of(comparison.id())).hasSize(3);
    }

    @Test
    void letsAReviewerJudgeOnlyWhatIsSubmitted() {
        Comparison comparison = world.open();
        Judgements.JudgementDraft draft = reviewed(comparison, "unit is red on A");
        assertRefused(Problem.CONFLICT, () -> world.judgements.judge(draft));
        world.comparisons.submit(comparison.id(), world.expert, verdict(Overall.A_BETTER));
        assertThat(world.judgements.judge(draft).role()).isEqualTo(Judgement.Role.REVIEWER);
        assertRefused(Problem.INVALID, () -> world.judgements.judge(reviewed(comparison, "I like A.")));
    }

    @Test
    void refusesAJudgementWithoutEveryAxisOrEvidence() {
        Comparison comparison = world.open();
        Verdict good = verdict(Overall.A_BETTER);
        Map<String, AxisScore> fewer = new HashMap<>(good.axes());
        fewer.remove("security");
        assertRefused(
                Problem.INVALID,
                () -> submit(comparison, new Verdict(fewer, good.overall(), good.confidence(), good.rationale())));
        Map<String, AxisScore> more = new HashMap<>(good.axes());
        more.put("beauty", new AxisScore.Step(4));
        assertRefused(
                Problem.INVALID,
                () -> submit(comparison, new Verdict(more, good.overall(), good.confidence(), good.rationale())));
        for (String rationale : new String[] {" ", "A is better.", "B1 says it all."}) {
            assertRefused(
                    Problem.INVALID,
                    () -> submit(comparison, new Verdict(good.axes(), good.overall(), good.confidence(), rationale)));
        }
        assertThat(world.judgements.of(comparison.id())).isEmpty();
    }

    @Test
    void neverChangesWhatWasJudged() {
        Comparison comparison = world.open();
        submit(comparison, verdict(Overall.A_BETTER));
        for (String table : new String[] {
            "judgement",
            "judgement_axis",
            "comparison_sides",
            "comparison_seed",
            "comparison_receipt",
            "annotation",
            "agent_guess"
        }) {
            assertThatThrownBy(() -> world.jdbc.sql("DELETE FROM " + table).update())
                    .as(table)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void isWithdrawnWithItsPairUnlessItWasSubmitted() {
        Comparison open = world.open();
        world.turns.withdrawn(open.pair());
        assertThat(world.get(open).state()).isEqualTo(State.WITHDRAWN);
        Comparison submitted = world.open();
        submit(submitted, verdict(Overall.TIE));
        world.turns.withdrawn(submitted.pair());
        assertThat(world.get(submitted).state()).isEqualTo(State.SUBMITTED);
    }

    private static Comparisons.Receipt submit(Comparison comparison, Verdict verdict) {
        return world.comparisons.submit(comparison.id(), world.expert, verdict);
    }

    private static Judgements.JudgementDraft reviewed(Comparison comparison, String rationale) {
        PersonId reviewer = world.reviewer;
        return new Judgements.JudgementDraft(
                comparison.id(),
                OptionalInt.empty(),
                reviewer,
                Judgement.Role.REVIEWER,
                1,
                verdict(Overall.TIE).axes(),
                Overall.TIE,
                Judgement.Confidence.FAIR,
                rationale);
    }

    private static void assertRefused(Problem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }
}
