package dev.marlin.reviews;

import static dev.marlin.reviews.ReviewBench.prefers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.comparisons.Overall;
import dev.marlin.identity.Role;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.appeals.Appeal;
import dev.marlin.reviews.life.Review;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.life.SubmissionState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppealsTest {
    private final ReviewBench bench = new ReviewBench();
    private final PersonId author = bench.person(Role.EXPERT);
    private final PersonId ada = bench.person(Role.REVIEWER, Role.ADJUDICATOR);
    private final PersonId manager = bench.person(Role.MANAGER);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void anOverturnedRejectionCountsAndIsToldAsAccepted() {
        SubmissionId id = rejected();
        PersonId second = bench.person(Role.ADJUDICATOR);
        assertThat(bench.adjudications.appeal(id, author, "the log was misread"))
                .isEqualTo(SubmissionState.IN_APPEAL);
        assertThat(bench.waitsFor(id)).containsExactly(second);
        assertThat(bench.desk.look(id, second).turn()).isEqualTo(SubmissionView.Turn.RESOLVE);
        assertThat(bench.adjudications.resolve(id, second, Appeal.Outcome.OVERTURNED, "so it was"))
                .isEqualTo(SubmissionState.ACCEPTED);
        assertThat(bench.work.accepted())
                .singleElement()
                .satisfies(work -> assertThat(work.counted().judge()).isEqualTo(author));
        assertThat(bench.accepted)
                .singleElement()
                .satisfies(told ->
                        assertThat(told.work().adjudicators()).hasSize(2).contains(second));
        assertThat(bench.waitsFor(id)).isEmpty();
    }

    @Test
    void anUpheldRejectionStandsAndIsNotAppealedTwice() {
        SubmissionId id = rejected();
        PersonId second = bench.person(Role.ADJUDICATOR);
        bench.adjudications.appeal(id, author, "the log was misread");
        assertThat(bench.adjudications.resolve(id, second, Appeal.Outcome.UPHELD, "it was not"))
                .isEqualTo(SubmissionState.REJECTED);
        assertThat(bench.work.accepted()).isEmpty();
        assertThat(bench.desk.look(id, author).appealing().until()).isEmpty();
        refused("appealed and upheld", () -> bench.adjudications.appeal(id, author, "once more"));
    }

    @Test
    void nobodyWhoTookPartDecidesIt() {
        SubmissionId id = rejected();
        bench.adjudications.appeal(id, author, "the log was misread");
        assertThat(bench.waitsFor(id)).containsExactly(manager);
        bench.openings.draw(id, manager);
        assertThat(bench.waitsFor(id)).containsExactly(manager);
        PersonId fresh = bench.person(Role.ADJUDICATOR);
        bench.openings.draw(id, manager);
        assertThat(bench.waitsFor(id)).containsExactly(fresh);
        refused("not", () -> bench.adjudications.resolve(id, ada, Appeal.Outcome.UPHELD, "I say so"));
    }

    @Test
    void theTimeForAnAppealEnds() {
        SubmissionId id = rejected();
        assertThat(bench.desk.look(id, author).appealing().until()).isPresent();
        bench.pass(Duration.ofDays(15));
        refused("time for an appeal", () -> bench.adjudications.appeal(id, author, "late"));
        assertThat(bench.get(id).state()).isEqualTo(SubmissionState.REJECTED);
    }

    @Test
    void onlyItsAuthorAppealsAndSaysWhy() {
        SubmissionId id = rejected();
        refused("not", () -> bench.adjudications.appeal(id, ada, "mine"));
        refused("text", () -> bench.adjudications.appeal(id, author, " "));
    }

    private SubmissionId rejected() {
        bench.reviewers = 1;
        SubmissionId id = bench.submit(author, prefers(Overall.A_BETTER, "author"));
        PersonId judge = bench.person(Role.ADJUDICATOR);
        bench.review(id, ada, Overall.B_BETTER, Review.Verdict.ACCEPT);
        bench.adjudications.decide(
                id,
                judge,
                prefers(Overall.BOTH_BAD, "decided"),
                new Decision.Grounds(Decision.Outcome.REJECT, "taste", List.of("unit"), "no"));
        return id;
    }

    private static void refused(String words, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(MarlinException.class).hasMessageContaining(words);
    }
}
