package dev.marlin.comparisons;

import static dev.marlin.comparisons.ComparisonWorld.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.comparisons.Desk.Saving;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.runs.Continuation;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeskTest {
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
    void keepsBothDraftsWhenTwoWindowsSave() {
        Desk.Place place = place(world.open());
        Saving first = world.desk.save(place, 0, Map.of("rationale", "one"));
        assertThat(first).isInstanceOf(Saving.Saved.class);
        Saving second = world.desk.save(place, 0, Map.of("rationale", "two"));
        assertThat(second).isInstanceOfSatisfying(Saving.BothKept.class, both -> {
            assertThat(both.current().fields()).containsEntry("rationale", "one");
            assertThat(both.yours().fields()).containsEntry("rationale", "two");
        });
        assertThat(world.desk.others(place)).extracting(Desk.Draft::fields).containsExactly(Map.of("rationale", "two"));
        assertThat(world.desk.save(place, 1, Map.of("rationale", "three"))).isInstanceOf(Saving.Saved.class);
        assertThat(world.desk.draft(place).orElseThrow().revision()).isEqualTo(2);
    }

    @Test
    void savesTheSameTwiceWithoutANewRevision() {
        Desk.Place place = place(world.open());
        world.desk.save(place, 0, Map.of("overall", "tie"));
        assertThat(world.desk.save(place, 0, Map.of("overall", "tie"))).isInstanceOf(Saving.Saved.class);
        assertThat(world.desk.draft(place).orElseThrow().revision()).isEqualTo(1);
    }

    @Test
    void refusesADraftAboveOneMebibyte() {
        Desk.Place place = place(world.open());
        assertRefused(
                Problem.TOO_LARGE, () -> world.desk.save(place, 0, Map.of("rationale", "ü".repeat(1 << 19) + "x")));
        assertThat(world.desk.save(place, 0, Map.of("rationale", "x".repeat((1 << 20) - 9))))
                .isInstanceOf(Saving.Saved.class);
    }

    @Test
    void takesViewedMarksOffWithANewTurn() {
        Comparison comparison = world.open();
        Desk.Mark mark = new Desk.Mark(Side.A, BlindView.ChangedFile.keyOf("src/Retry.java"));
        world.desk.view(comparison.id(), world.expert, mark, true);
        world.desk.view(comparison.id(), world.expert, mark, true);
        assertThat(world.desk.viewed(comparison.id(), world.expert, 1)).containsExactly(mark);
        world.comparisons.judgeTurn(comparison.id(), world.expert, 1, verdict(Overall.TIE));
        world.turns.followUp(comparison.id(), world.expert, new Turns.Request("On.", Continuation.EACH_CONTINUES));
        world.turns.ready(world.pairs.answer(comparison.pair(), world.change("c"), world.change("d")), 2);
        assertThat(world.desk.viewed(comparison.id(), world.expert, 2)).isEmpty();
        world.desk.view(comparison.id(), world.expert, mark, false);
        assertThat(world.desk.viewed(comparison.id(), world.expert, 1)).containsExactly(mark);
    }

    @Test
    void asksForAGuessOnceAndAfterSubmitting() {
        Comparison comparison = world.open();
        Desk.Guess guess = new Desk.Guess(Desk.Answer.A_IS, "Aldebaran", Judgement.Confidence.GUESS, "its tests");
        assertRefused(Problem.CONFLICT, () -> world.desk.guess(comparison.id(), world.expert, guess));
        world.comparisons.submit(comparison.id(), world.expert, verdict(Overall.TIE));
        world.desk.guess(comparison.id(), world.expert, guess);
        world.desk.guess(comparison.id(), world.expert, guess);
        assertThat(world.desk.guessOf(comparison.id(), world.expert)).contains(guess);
        Desk.Guess other = new Desk.Guess(Desk.Answer.COULD_NOT_TELL, "", Judgement.Confidence.SURE, "");
        assertRefused(Problem.CONFLICT, () -> world.desk.guess(comparison.id(), world.expert, other));
    }

    @Test
    void refusesAGuessThatSaysAndDoesNotSay() {
        assertRefused(
                Problem.INVALID,
                () -> new Desk.Guess(Desk.Answer.COULD_NOT_TELL, "Aldebaran", Judgement.Confidence.SURE, ""));
        assertRefused(Problem.INVALID, () -> new Desk.Guess(Desk.Answer.B_IS, "  ", Judgement.Confidence.SURE, ""));
    }

    @Test
    void countsAnnotationsPerPersonAndSideAndKeepsEveryVersion() {
        Comparison comparison = world.open();
        Annotation first = write(comparison, Side.A, "one");
        Annotation second = write(comparison, Side.A, "two");
        Annotation other = write(comparison, Side.B, "three");
        assertThat(first.reference() + second.reference() + other.reference()).isEqualTo("A1A2B1");
        world.annotations.rewrite(comparison.id(), world.expert, "A1", remark(Side.A, "one, better"));
        world.annotations.withdraw(comparison.id(), world.expert, "A2");
        assertThat(world.annotations.of(comparison.id(), world.expert))
                .extracting(Annotation::text)
                .containsExactly("one, better", "three");
        assertThat(write(comparison, Side.A, "four").reference()).isEqualTo("A3");
        assertThat(world.jdbc
                        .sql("SELECT count(*) FROM annotation WHERE comparison_id = ?")
                        .param(comparison.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(6);
    }

    @Test
    void refusesAnAnnotationWhereNothingIs() {
        Comparison comparison = world.open();
        assertRefused(
                Problem.INVALID,
                () -> world.annotations.write(
                        comparison.id(),
                        world.expert,
                        new Annotation.Remark(
                                Side.A,
                                Optional.of("src/Retry.java"),
                                Optional.of(new Annotation.Spot(Annotation.TextOf.AFTER, 3, 4)),
                                Annotation.Kind.BUG,
                                Annotation.Severity.MAJOR,
                                "beyond the end")));
        assertRefused(
                Problem.INVALID,
                () -> world.annotations.write(
                        comparison.id(),
                        world.expert,
                        new Annotation.Remark(
                                Side.A,
                                Optional.of("no/such/file"),
                                Optional.empty(),
                                Annotation.Kind.BUG,
                                Annotation.Severity.MAJOR,
                                "nowhere")));
        assertRefused(Problem.INVALID, () -> write(comparison, Side.A, "  "));
    }

    @Test
    void aWithdrawnAnnotationIsNoEvidence() {
        Comparison comparison = world.open();
        write(comparison, Side.A, "one");
        write(comparison, Side.B, "two");
        Comparisons.Verdict good = verdict(Overall.A_BETTER);
        Comparisons.Verdict named =
                new Comparisons.Verdict(good.axes(), good.overall(), good.confidence(), "A1 against B1.");
        world.annotations.withdraw(comparison.id(), world.expert, "B1");
        assertRefused(Problem.INVALID, () -> world.comparisons.submit(comparison.id(), world.expert, named));
        write(comparison, Side.B, "again");
        Comparisons.Verdict again =
                new Comparisons.Verdict(good.axes(), good.overall(), good.confidence(), "A1 against B2.");
        assertThat(world.comparisons.submit(comparison.id(), world.expert, again))
                .isNotNull();
    }

    private static Desk.Place place(Comparison comparison) {
        return world.desk.place(comparison.id(), 1, world.expert);
    }

    private static Annotation write(Comparison comparison, Side side, String text) {
        return world.annotations.write(comparison.id(), world.expert, remark(side, text));
    }

    private static Annotation.Remark remark(Side side, String text) {
        return new Annotation.Remark(
                side,
                Optional.of("src/Retry.java"),
                Optional.of(new Annotation.Spot(Annotation.TextOf.AFTER, 2, 2)),
                Annotation.Kind.BUG,
                Annotation.Severity.MAJOR,
                text);
    }

    private static void assertRefused(Problem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }
}
