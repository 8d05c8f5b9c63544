package dev.marlin.reviews;

import static dev.marlin.reviews.ReviewBench.prefers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Overall;
import dev.marlin.identity.Role;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.Review.Verdict;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.life.SubmissionState;
import dev.marlin.rubrics.ReopeningListener.Reopening;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReopenedWorkTest {
    private final ReviewBench bench = new ReviewBench();
    private final PersonId author = bench.person(Role.EXPERT);
    private final PersonId ada = bench.person(Role.REVIEWER);
    private final PersonId manager = bench.person(Role.MANAGER);
    private final ComparisonId comparison = bench.comparison(author);
    private final SubmissionId id = accepted();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void isJudgedByPeopleWhoHadNoPartInItAndCountsMeanwhile() {
        PersonId ben = bench.person(Role.REVIEWER);
        reopen();
        assertThat(bench.get(id).state()).isEqualTo(SubmissionState.IN_REVIEW);
        assertThat(bench.get(id).round()).isEqualTo(2);
        assertThat(bench.waitsFor(id)).containsExactly(ben);
        assertThat(bench.desk.look(id, ben).voices()).isEmpty();
        assertThat(bench.work.accepted()).hasSize(1);
    }

    @Test
    void goesOnCountingByTheSameJudgementWhenTheNewRoundAgrees() {
        PersonId ben = bench.person(Role.REVIEWER);
        var counted = bench.work.accepted().getFirst().counted().id();
        reopen();
        assertThat(bench.review(id, ben, Overall.A_BETTER, Verdict.ACCEPT)).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(bench.work.accepted())
                .singleElement()
                .satisfies(work -> assertThat(work.counted().id()).isEqualTo(counted));
        assertThat(bench.accepted).hasSize(2);
        assertThat(rows("acceptance")).isEqualTo(1);
    }

    @Test
    void countsByAnotherJudgementWhenAnAdjudicatorOverrulesIt() {
        PersonId ben = bench.person(Role.REVIEWER);
        PersonId judge = bench.person(Role.ADJUDICATOR);
        reopen();
        bench.review(id, ben, Overall.B_BETTER, Verdict.ACCEPT);
        decide(judge, Decision.Outcome.OVERRULE);
        assertThat(bench.work.accepted())
                .singleElement()
                .satisfies(work -> assertThat(work.counted().judge()).isEqualTo(judge));
        assertThat(rows("acceptance")).isEqualTo(2);
    }

    @Test
    void countsNoMoreWhenItIsRejected() {
        PersonId ben = bench.person(Role.REVIEWER);
        PersonId judge = bench.person(Role.ADJUDICATOR);
        reopen();
        bench.review(id, ben, Overall.B_BETTER, Verdict.ACCEPT);
        decide(judge, Decision.Outcome.REJECT);
        assertThat(bench.work.accepted()).isEmpty();
        assertThat(bench.told).anyMatch(told -> told.startsWith("rejected"));
    }

    @Test
    void goesBackToItsAuthorForARoundOfTheirOwn() {
        PersonId ben = bench.person(Role.REVIEWER);
        reopen();
        assertThat(bench.review(id, ben, Overall.A_BETTER, Verdict.REQUEST_CHANGES))
                .isEqualTo(SubmissionState.RETURNED);
        bench.submit(comparison, author, 3, prefers(Overall.A_MUCH_BETTER, "new words"));
        assertThat(bench.waitsFor(id)).containsExactly(ben);
        bench.review(id, ben, Overall.A_BETTER, Verdict.ACCEPT);
        assertThat(bench.work.accepted())
                .singleElement()
                .satisfies(work -> assertThat(work.counted().rationale()).startsWith("new words"));
    }

    @Test
    void aManagerWhoDropsItLeavesEverythingAsItWas() {
        bench.person(Role.REVIEWER);
        reopen();
        bench.reviews.withdraw(id, manager);
        assertThat(bench.get(id).state()).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(bench.work.accepted()).hasSize(1);
        assertThat(bench.told).noneMatch(told -> told.startsWith("withdrawn"));
        assertThat(bench.waitsFor(id)).isEmpty();
    }

    @Test
    void leavesWhatIsNotAcceptedAsItIs() {
        bench.person(Role.REVIEWER);
        reopen();
        reopen();
        assertThat(bench.get(id).round()).isEqualTo(2);
    }

    private SubmissionId accepted() {
        bench.reviewers = 1;
        SubmissionId submission = bench.submit(comparison, author, 1, prefers(Overall.A_BETTER, "author"));
        bench.review(submission, ada, Overall.A_BETTER, Verdict.ACCEPT);
        return submission;
    }

    private void reopen() {
        UUID draw = UUID.randomUUID();
        var version = bench.rubric(comparison).id();
        bench.database
                .jdbc()
                .sql("""
                        INSERT INTO rubric_reopening_draw (id, version_id, clauses, population, drawn, seed, reason,
                                                           drawn_by, drawn_at)
                        VALUES (?, ?, 'axis:security', 1, 1, repeat('0', 64), 'new words', ?, now())
                        """)
                .params(draw, version.value(), manager.value())
                .update();
        bench.reviews.reopened(new Reopening(draw, version, List.of(comparison.value()), "new words", manager));
    }

    private void decide(PersonId judge, Decision.Outcome outcome) {
        bench.adjudications.decide(
                id,
                judge,
                prefers(Overall.B_BETTER, "decided"),
                new Decision.Grounds(outcome, "taste", List.of("unit"), "so"));
    }

    private long rows(String table) {
        return bench.database
                .jdbc()
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }
}
