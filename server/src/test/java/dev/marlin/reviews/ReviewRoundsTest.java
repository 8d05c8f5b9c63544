package dev.marlin.reviews;

import static dev.marlin.reviews.ReviewBench.prefers;
import static dev.marlin.reviews.ReviewBench.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.audit.AuditEntry;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Overall;
import dev.marlin.comparisons.Side;
import dev.marlin.identity.Role;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.reviews.life.Review;
import dev.marlin.reviews.life.Review.Verdict;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.life.SubmissionState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReviewRoundsTest {
    private final ReviewBench bench = new ReviewBench();
    private final PersonId author = bench.person(Role.EXPERT, Role.REVIEWER);
    private final PersonId ada = bench.person(Role.REVIEWER);
    private final PersonId ben = bench.person(Role.REVIEWER);
    private final PersonId judge = bench.person(Role.ADJUDICATOR);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void acceptsAtOnceWhereTheCampaignAsksForNoReviewers() {
        bench.reviewers = 0;
        SubmissionId id = submit();
        assertThat(bench.get(id).state()).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(bench.accepted).singleElement().satisfies(told -> {
            assertThat(told.author()).isEqualTo(author);
            assertThat(told.reviewers()).isEmpty();
        });
        assertThat(bench.waitsFor(id)).isEmpty();
    }

    @Test
    void neverGivesAnAuthorTheirOwnWork() {
        assertThat(bench.submissions.panels().reviewers(submit())).containsExactlyInAnyOrder(ada, ben);
    }

    @Test
    void givesWorkToTheLeastBurdenedFirst() {
        bench.reviewers = 1;
        PersonId cleo = bench.person(Role.REVIEWER);
        Set<PersonId> drawn = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            drawn.addAll(bench.submissions.panels().reviewers(submit()));
        }
        assertThat(drawn).containsExactlyInAnyOrder(ada, ben, cleo);
    }

    @Test
    void waitsForAManagerWhereTooFewMayReview() {
        bench.reviewers = 3;
        PersonId manager = bench.person(Role.MANAGER);
        SubmissionId id = submit();
        assertThat(bench.get(id).state()).isEqualTo(SubmissionState.SUBMITTED);
        assertThat(bench.waitsFor(id)).containsExactly(manager);
        assertThat(bench.desk.unstaffed()).hasSize(1);
        assertThat(bench.openings.draw(id, manager)).isEqualTo(SubmissionState.SUBMITTED);
        PersonId cleo = bench.person(Role.REVIEWER);
        assertThat(bench.openings.draw(id, manager)).isEqualTo(SubmissionState.IN_REVIEW);
        assertThat(bench.waitsFor(id)).containsExactlyInAnyOrder(ada, ben, cleo);
    }

    @Test
    void whatOnlyPeopleCouldDoWhoLeftWaitsForAManager() {
        PersonId manager = bench.person(Role.MANAGER);
        SubmissionId id = submit();
        bench.leaves(ada);
        assertThat(bench.waitsFor(id)).as("the other reviewer can go on").containsExactlyInAnyOrder(ben, manager);
        bench.leaves(ben);
        assertThat(bench.waitsFor(id)).containsExactly(manager);
    }

    @Test
    void refusesASubmissionThatWouldWaitForNobody() {
        bench.reviewers = 3;
        refused(Problem.CONFLICT, this::submit);
        assertThat(bench.submissions.of(author, 10)).isEmpty();
    }

    @Test
    void asksForTheOwnJudgementBeforeAnyReview() {
        SubmissionId id = submit();
        refused(Problem.CONFLICT, () -> bench.reviews.send(id, ada, words(Verdict.ACCEPT, "")));
        bench.reviews.judge(id, ada, prefers(Overall.A_BETTER, "ada"));
        assertThat(bench.reviews.send(id, ada, words(Verdict.ACCEPT, ""))).isEqualTo(SubmissionState.IN_REVIEW);
        assertThat(bench.waitsFor(id)).containsExactly(ben);
    }

    @Test
    void acceptsWhenAllAgree() {
        SubmissionId id = submit();
        bench.review(id, ada, Overall.A_SLIGHTLY_BETTER, Verdict.ACCEPT);
        assertThat(bench.review(id, ben, Overall.A_MUCH_BETTER, Verdict.COMMENT))
                .isEqualTo(SubmissionState.ACCEPTED);
        assertThat(bench.accepted)
                .singleElement()
                .satisfies(told -> assertThat(told.reviewers()).containsExactlyInAnyOrder(ada, ben));
        assertThat(bench.work.accepted()).singleElement().satisfies(work -> {
            assertThat(work.counted().judge()).isEqualTo(author);
            assertThat(work.judgements()).hasSize(3);
        });
    }

    @Test
    void returnsWhatNeedsChangesAndKeepsTheReviewersInTheNextRound() {
        ComparisonId comparison = bench.comparison(author);
        SubmissionId id = bench.submit(comparison, author, 1, prefers(Overall.A_BETTER, "author 1"));
        bench.review(id, ada, Overall.B_BETTER, Verdict.REQUEST_CHANGES);
        assertThat(bench.review(id, ben, Overall.A_BETTER, Verdict.ACCEPT)).isEqualTo(SubmissionState.RETURNED);
        assertThat(bench.waitsFor(id)).containsExactly(author);
        bench.person(Role.REVIEWER);
        bench.submit(comparison, author, 2, prefers(Overall.B_BETTER, "author 2"));
        assertThat(bench.get(id).round()).isEqualTo(2);
        assertThat(bench.waitsFor(id)).containsExactlyInAnyOrder(ada, ben);
        bench.review(id, ada, Overall.B_BETTER, Verdict.ACCEPT);
        assertThat(bench.review(id, ben, Overall.B_BETTER, Verdict.ACCEPT)).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(bench.accepted.getFirst().judgement())
                .isEqualTo(bench.submissions.rounds(id).getLast().judgement());
    }

    @Test
    void asksAnAdjudicatorInsteadOfAFourthRound() {
        ComparisonId comparison = bench.comparison(author);
        SubmissionId id = SubmissionId.random();
        for (int round = 1; round <= 3; round++) {
            id = bench.submit(comparison, author, round, prefers(Overall.A_BETTER, "author " + round));
            bench.review(id, ada, Overall.A_BETTER, Verdict.REQUEST_CHANGES);
            bench.review(id, ben, Overall.A_BETTER, Verdict.ACCEPT);
        }
        assertThat(bench.get(id).state()).isEqualTo(SubmissionState.IN_ADJUDICATION);
        assertThat(bench.waitsFor(id)).containsExactly(judge);
    }

    @Test
    void asksAnAdjudicatorWherePeopleDiffer() {
        SubmissionId id = submit();
        bench.review(id, ada, Overall.TIE, Verdict.ACCEPT);
        bench.review(id, ben, Overall.A_BETTER, Verdict.ACCEPT);
        assertThat(bench.get(id).state()).isEqualTo(SubmissionState.IN_ADJUDICATION);
        assertThat(bench.get(id).adjudicator()).contains(judge);
    }

    @Test
    void whatWasSaidIsNeverChangedAndTheSameAgainIsNoError() {
        SubmissionId id = submit();
        var first = bench.reviews.judge(id, ada, prefers(Overall.A_BETTER, "ada"));
        assertThat(bench.reviews.judge(id, ada, prefers(Overall.A_BETTER, "ada")))
                .isEqualTo(first);
        refused(Problem.CONFLICT, () -> bench.reviews.judge(id, ada, prefers(Overall.B_BETTER, "ada")));
        bench.reviews.send(id, ada, words(Verdict.COMMENT, "one"));
        bench.reviews.send(id, ada, words(Verdict.COMMENT, "one"));
        refused(Problem.CONFLICT, () -> bench.reviews.send(id, ada, words(Verdict.COMMENT, "two")));
        assertThat(bench.reviewStore.reviews(id)).hasSize(1);
    }

    @Test
    void strangersAndTheAuthorFindNothingToReview() {
        SubmissionId id = submit();
        PersonId stranger = bench.person(Role.REVIEWER, Role.ADJUDICATOR);
        for (PersonId person : List.of(stranger, author, judge)) {
            refused(Problem.NOT_FOUND, () -> bench.reviews.judge(id, person, prefers(Overall.TIE, "x")));
            refused(Problem.NOT_FOUND, () -> bench.reviews.send(id, person, words(Verdict.ACCEPT, "")));
        }
        refused(Problem.NOT_FOUND, () -> bench.desk.look(id, stranger));
        assertThat(bench.desk.capacity(id, stranger)).isEmpty();
    }

    @Test
    void othersAnnotationsAreNoEvidenceBeforeTheOwnJudgement() {
        ComparisonId comparison = bench.comparison(author);
        bench.annotate(comparison, author, Side.A, 1, "author's remark");
        SubmissionId id = bench.submit(comparison, author, 1, prefers(Overall.A_BETTER, "author"));
        Opinion guess = new Opinion(
                prefers(Overall.A_BETTER, "x").axes(), Overall.A_BETTER, Judgement.Confidence.FAIR, "as A1 says");
        refused(Problem.INVALID, () -> bench.reviews.judge(id, ada, guess));
        bench.annotate(comparison, ada, Side.A, 1, "ada's remark");
        bench.reviews.judge(id, ada, guess);
    }

    @Test
    void remarksAreAboutWhatIsThere() {
        SubmissionId id = submit();
        bench.reviews.judge(id, ada, prefers(Overall.A_BETTER, "ada"));
        refused(
                Problem.INVALID,
                () -> bench.reviews.send(
                        id, ada, new Review.Words(Verdict.ACCEPT, "", List.of(new Review.Remark("E/A9", "where?")))));
        bench.reviews.send(
                id,
                ada,
                new Review.Words(
                        Verdict.ACCEPT,
                        "",
                        List.of(new Review.Remark("security", "too harsh"), new Review.Remark("unit", "flaky"))));
        assertThat(bench.reviewStore.reviews(id).getFirst().words().remarks()).hasSize(2);
    }

    @Test
    void aWithdrawnSubmissionWaitsForNobodyAndTakesNothing() {
        PersonId manager = bench.person(Role.MANAGER);
        SubmissionId id = submit();
        bench.reviews.withdraw(id, manager);
        assertThat(bench.waitsFor(id)).isEmpty();
        refused(Problem.CONFLICT, () -> bench.reviews.judge(id, ada, prefers(Overall.A_BETTER, "ada")));
        refused(Problem.CONFLICT, () -> bench.reviews.withdraw(id, manager));
    }

    @Test
    void anAcceptanceThatCannotBeSettledLeavesNoTrace() {
        SubmissionId id = submit();
        bench.review(id, ada, Overall.A_BETTER, Verdict.ACCEPT);
        bench.reviews.judge(id, ben, prefers(Overall.A_BETTER, "ben"));
        int logged = bench.audit.about("submission", id.value()).size();
        bench.listener = told -> {
            throw new IllegalStateException("the ledger is closed");
        };
        assertThatThrownBy(() -> bench.reviews.send(id, ben, words(Verdict.ACCEPT, "")))
                .hasMessage("the ledger is closed");
        assertThat(bench.get(id).state()).isEqualTo(SubmissionState.IN_REVIEW);
        assertThat(bench.reviewStore.reviews(id)).hasSize(1);
        assertThat(bench.work.accepted()).isEmpty();
        assertThat(bench.waitsFor(id)).containsExactly(ben);
        assertThat(bench.audit.about("submission", id.value())).hasSize(logged);
        bench.listener = bench.accepted::add;
        assertThat(bench.reviews.send(id, ben, words(Verdict.ACCEPT, ""))).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(bench.accepted).hasSize(1);
    }

    @Test
    void everyStepIsInTheLogWithRoundAndRubric() {
        SubmissionId id = submit();
        bench.review(id, ada, Overall.A_BETTER, Verdict.ACCEPT);
        bench.review(id, ben, Overall.A_BETTER, Verdict.ACCEPT);
        List<AuditEntry> trail = bench.audit.about("submission", id.value());
        assertThat(trail.stream().map(entry -> entry.action()))
                .containsExactly(
                        "submission.opened",
                        "submission.assigned",
                        "submission.judged",
                        "submission.reviewed",
                        "submission.judged",
                        "submission.reviewed",
                        "submission.accepted");
        assertThat(trail).allSatisfy(entry -> assertThat(entry.facts()).containsKeys("round", "rubric_version"));
    }

    private SubmissionId submit() {
        return bench.submit(author, prefers(Overall.A_BETTER, "author"));
    }

    static void refused(Problem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }
}
