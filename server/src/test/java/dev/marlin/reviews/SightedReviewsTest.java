package dev.marlin.reviews;

import static dev.marlin.reviews.ReviewBench.prefers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Overall;
import dev.marlin.comparisons.Side;
import dev.marlin.identity.Role;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.SubmissionView.Capacity;
import dev.marlin.reviews.SubmissionView.Turn;
import dev.marlin.reviews.life.Review.Verdict;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.terms.AgreementRule;
import dev.marlin.reviews.terms.BlindDraw;
import dev.marlin.reviews.terms.Blindness;
import dev.marlin.reviews.terms.ReviewTerms;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class SightedReviewsTest {
    private final ReviewBench bench = new ReviewBench();
    private final PersonId author = bench.person(Role.EXPERT);
    private final PersonId ada = bench.person(Role.REVIEWER);
    private final PersonId ben = bench.person(Role.REVIEWER);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aSightedReviewerHearsTheAuthorAtOnceAndStillJudges() {
        SubmissionId id = drawn(Blindness.SIGHTED);
        SubmissionView view = bench.desk.look(id, ada);
        assertThat(view.blindness()).contains(Blindness.SIGHTED);
        assertThat(view.turn()).isEqualTo(Turn.JUDGE);
        assertThat(view.voices())
                .singleElement()
                .satisfies(voice -> assertThat(voice.speaker().capacity()).isEqualTo(Capacity.AUTHOR));
        assertThat(view.notes()).as("the author's annotations").hasSize(1);
        assertThatThrownBy(() -> bench.reviews.send(id, ada, ReviewBench.words(Verdict.ACCEPT, "")))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining("Judge both sides yourself first");
        bench.review(id, ada, Overall.A_BETTER, Verdict.ACCEPT);
        assertThat(bench.desk.look(id, ben).voices())
                .as("the other reviewer is heard when all have sent, as ever")
                .hasSize(1);
    }

    @Test
    void aBlindOneHearsNothingAndTheAuthorSeesNoDifference() {
        SubmissionId sighted = drawn(Blindness.SIGHTED);
        SubmissionId blind = drawn(Blindness.BLIND);
        assertThat(bench.desk.look(blind, ada).blindness()).contains(Blindness.BLIND);
        assertThat(bench.desk.look(blind, ada).voices()).isEmpty();
        assertThat(bench.desk.look(blind, ada).notes()).isEmpty();
        assertThat(bench.desk.look(blind, author).blindness()).isEmpty();
        assertThat(bench.desk.look(sighted, author).blindness()).isEmpty();
    }

    @Test
    void whatWasDrawnIsKeptCommittedAndNeverChanged() {
        SubmissionId id = drawn(Blindness.SIGHTED);
        BlindDraw draw = bench.database
                .jdbc()
                .sql("SELECT submission_id, blind_percent, seed FROM submission_blindness WHERE submission_id = ?")
                .param(id.value())
                .query((row, n) -> new BlindDraw(
                        row.getObject("submission_id", UUID.class), row.getInt("blind_percent"), row.getBytes("seed")))
                .single();
        assertThat(draw.outcome()).isEqualTo(Blindness.SIGHTED);
        assertThat(bench.audit.about("submission", id.value()).getFirst().facts())
                .containsEntry("blindness_commitment", draw.commitment());
        assertThatThrownBy(() -> bench.database
                        .jdbc()
                        .sql("UPDATE submission_blindness SET blind = true")
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void onlyWhatWasSaidBeforeAnybodyWasHeardIsBlind() {
        SubmissionId sighted = drawn(Blindness.SIGHTED);
        SubmissionId blind = drawn(Blindness.BLIND);
        List.of(sighted, blind)
                .forEach(id -> List.of(ada, ben)
                        .forEach(person -> bench.review(id, person, Overall.A_BETTER, Verdict.ACCEPT)));
        assertThat(bench.work.accepted())
                .hasSize(2)
                .allSatisfy(work -> assertThat(work.judgements())
                        .allSatisfy(judgement -> assertThat(work.isBlind(judgement))
                                .isEqualTo(judgement.role() == Judgement.Role.AUTHOR
                                        || work.submission().equals(blind))));
    }

    /** Submits until one is drawn like that. */
    private SubmissionId drawn(Blindness wanted) {
        bench.terms = Optional.of(new ReviewTerms(List.of(2), AgreementRule.USUAL, 50, ReviewTerms.Limits.USUAL));
        for (int tries = 0; tries < 60; tries++) {
            ComparisonId comparison = bench.comparison(author);
            bench.annotate(comparison, author, Side.A, 1, "my note");
            SubmissionId id = bench.submit(comparison, author, 1, prefers(Overall.A_BETTER, "author"));
            if (bench.submissions.blindness(id) == wanted) {
                return id;
            }
            bench.reviews.withdraw(id, bench.person(Role.MANAGER));
        }
        throw new AssertionError("sixty draws, none of them " + wanted);
    }
}
