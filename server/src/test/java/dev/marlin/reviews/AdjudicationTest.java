package dev.marlin.reviews;

import static dev.marlin.reviews.ReviewBench.prefers;
import static dev.marlin.reviews.ReviewRoundsTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Judgements;
import dev.marlin.comparisons.Overall;
import dev.marlin.comparisons.Side;
import dev.marlin.identity.Role;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.reviews.Decision.Outcome;
import dev.marlin.reviews.life.Review.Verdict;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.life.SubmissionState;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdjudicationTest {
    private final ReviewBench bench = new ReviewBench();
    private final PersonId author = bench.person(Role.EXPERT, Role.ADJUDICATOR);
    private final PersonId ada = bench.person(Role.REVIEWER, Role.ADJUDICATOR);
    private final PersonId ben = bench.person(Role.REVIEWER);
    private final PersonId judge = bench.person(Role.ADJUDICATOR);
    private final ComparisonId comparison = bench.comparison(author);
    private final SubmissionId id = disputed();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void goesToSomebodyWhoNeitherWroteNorReviewedIt() {
        assertThat(bench.get(id).adjudicator()).contains(judge);
        assertThat(bench.waitsFor(id)).containsExactly(judge);
        refused(Problem.NOT_FOUND, () -> decide(ada, Overall.A_BETTER, Outcome.UPHOLD, "taste", "unit"));
    }

    @Test
    void needsAReasonOfTheRubricVersion() {
        refused(Problem.INVALID, () -> decide(judge, Overall.A_BETTER, Outcome.UPHOLD, "", "unit"));
        refused(Problem.INVALID, () -> decide(judge, Overall.A_BETTER, Outcome.UPHOLD, "mood", "unit"));
        assertThat(bench.get(id).state()).isEqualTo(SubmissionState.IN_ADJUDICATION);
        assertThat(bench.reviewStore.decisions(id)).isEmpty();
    }

    @Test
    void needsEvidenceThatIsThere() {
        refused(Problem.INVALID, () -> decide(judge, Overall.A_BETTER, Outcome.UPHOLD, "taste"));
        refused(Problem.INVALID, () -> decide(judge, Overall.A_BETTER, Outcome.UPHOLD, "taste", "E/A9"));
        assertThat(decide(judge, Overall.A_BETTER, Outcome.UPHOLD, "taste", "E/A1", "1/B1"))
                .isEqualTo(SubmissionState.ACCEPTED);
    }

    @Test
    void theDatabaseRefusesADecisionWithoutEvidenceTooWhoeverWritesIt() {
        var judgement = bench.judge(new Judgements.JudgementDraft(
                comparison,
                OptionalInt.empty(),
                judge,
                Judgement.Role.ADJUDICATOR,
                1,
                prefers(Overall.TIE, "x").axes(),
                Overall.TIE,
                Judgement.Confidence.SURE,
                "unit"));
        assertThatThrownBy(() -> bench.database
                        .transactions()
                        .executeWithoutResult(status -> bench.database
                                .jdbc()
                                .sql("""
                                INSERT INTO decision (submission_id, round, adjudicator_id, judgement_id, outcome,
                                                      reason_code, body, at)
                                VALUES (?, 1, ?, ?, 'uphold', 'taste', 'because', now())
                                """)
                                .params(
                                        id.value(),
                                        judge.value(),
                                        judgement.id().value())
                                .update()))
                .hasStackTraceContaining("a decision needs evidence");
    }

    @Test
    void upholdingCountsTheAuthorsJudgementAndFitsTheAdjudicatorsOwn() {
        refused(Problem.INVALID, () -> decide(judge, Overall.B_BETTER, Outcome.UPHOLD, "taste", "unit"));
        decide(judge, Overall.A_SLIGHTLY_BETTER, Outcome.UPHOLD, "taste", "unit");
        assertThat(bench.work.accepted().getFirst().counted().judge()).isEqualTo(author);
    }

    @Test
    void overrulingCountsTheAdjudicatorsJudgement() {
        decide(judge, Overall.B_BETTER, Outcome.OVERRULE, "evidence_missed", "unit");
        assertThat(bench.work.accepted()).singleElement().satisfies(work -> {
            assertThat(work.counted().judge()).isEqualTo(judge);
            assertThat(work.counted().rationale()).endsWith("Evidence: unit");
        });
        assertThat(bench.accepted)
                .singleElement()
                .satisfies(told -> assertThat(told.reviewers()).containsExactlyInAnyOrder(ada, ben));
        assertThat(bench.waitsFor(id)).isEmpty();
    }

    @Test
    void oneMoreRoundGoesThroughAuthorAndTheSameReviewersBackToTheSameAdjudicator() {
        assertThat(decide(judge, Overall.TIE, Outcome.RETURN, "taste", "unit")).isEqualTo(SubmissionState.RETURNED);
        assertThat(bench.waitsFor(id)).containsExactly(author);
        bench.person(Role.ADJUDICATOR);
        bench.submit(comparison, author, 2, prefers(Overall.A_BETTER, "again"));
        bench.review(id, ada, Overall.B_BETTER, Verdict.ACCEPT);
        bench.review(id, ben, Overall.A_BETTER, Verdict.ACCEPT);
        assertThat(bench.get(id).adjudicator()).contains(judge);
        assertThat(decide(judge, Overall.B_BETTER, Outcome.OVERRULE, "taste", "unit"))
                .isEqualTo(SubmissionState.ACCEPTED);
        assertThat(bench.reviewStore.decisions(id)).hasSize(2);
    }

    @Test
    void aRejectedSubmissionIsNeitherPaidNorCounted() {
        assertThat(decide(judge, Overall.BOTH_BAD, Outcome.REJECT, "evidence_missed", "unit"))
                .isEqualTo(SubmissionState.REJECTED);
        assertThat(bench.accepted).isEmpty();
        assertThat(bench.work.accepted()).isEmpty();
        refused(Problem.CONFLICT, () -> decide(judge, Overall.A_BETTER, Outcome.UPHOLD, "taste", "unit"));
    }

    @Test
    void waitsForAManagerWhereNobodyMayDecideUntilSomebodyIsFound() {
        try (ReviewBench empty = new ReviewBench()) {
            PersonId manager = empty.person(Role.MANAGER);
            PersonId writer = empty.person(Role.EXPERT);
            PersonId one = empty.person(Role.REVIEWER);
            PersonId two = empty.person(Role.REVIEWER);
            SubmissionId stuck = empty.submit(writer, prefers(Overall.A_BETTER, "author"));
            empty.review(stuck, one, Overall.B_BETTER, Verdict.ACCEPT);
            empty.review(stuck, two, Overall.A_BETTER, Verdict.ACCEPT);
            assertThat(empty.waitsFor(stuck)).containsExactly(manager);
            PersonId found = empty.person(Role.ADJUDICATOR);
            empty.openings.draw(stuck, manager);
            assertThat(empty.waitsFor(stuck)).containsExactly(found);
        }
    }

    private SubmissionId disputed() {
        bench.annotate(comparison, author, Side.A, 1, "author's remark");
        SubmissionId submission = bench.submit(comparison, author, 1, prefers(Overall.A_BETTER, "author"));
        PersonId first = bench.submissions.panels().reviewers(submission).getFirst();
        bench.annotate(comparison, first, Side.B, 1, "reviewer's remark");
        bench.review(submission, ada, Overall.B_BETTER, Verdict.ACCEPT);
        bench.review(submission, ben, Overall.A_BETTER, Verdict.ACCEPT);
        return submission;
    }

    private SubmissionState decide(
            PersonId person, Overall overall, Outcome outcome, String reason, String... evidence) {
        return bench.adjudications.decide(
                id,
                person,
                prefers(overall, "decided"),
                new Decision.Grounds(outcome, reason, List.of(evidence), "to everybody"));
    }
}
