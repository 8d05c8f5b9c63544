package dev.marlin.reviews;

import static dev.marlin.reviews.ReviewBench.prefers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.attention.AttentionItem;
import dev.marlin.comparisons.Overall;
import dev.marlin.identity.Role;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.Review;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.life.SubmissionState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverdueTurnsTest {
    private final ReviewBench bench = new ReviewBench();
    private final PersonId author = bench.person(Role.EXPERT);
    private final PersonId ada = bench.person(Role.REVIEWER);
    private final PersonId manager = bench.person(Role.MANAGER);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void remindsOnceThenGivesTheSeatToSomebodyElse() {
        SubmissionId id = submit();
        PersonId ben = bench.person(Role.REVIEWER);
        assertThat(bench.turns.sweep()).isZero();
        bench.pass(Duration.ofHours(73));
        assertThat(bench.turns.sweep()).isEqualTo(1);
        assertThat(bench.turns.sweep()).isZero();
        assertThat(turns(id))
                .singleElement()
                .satisfies(turn ->
                        assertThat(turn.reason()).startsWith("Overdue since ").contains("your own judgement"));
        bench.pass(Duration.ofHours(72));
        assertThat(bench.turns.sweep()).isEqualTo(1);
        assertThat(bench.waitsFor(id)).containsExactly(ben);
        assertThat(bench.desk.look(id, ada).turn()).isEqualTo(SubmissionView.Turn.WAIT);
        assertThat(bench.review(id, ben, Overall.A_BETTER, Review.Verdict.ACCEPT))
                .isEqualTo(SubmissionState.ACCEPTED);
    }

    @Test
    void callsManagersWhereNobodyElseCanGoOnUntilSomebodyDoes() {
        SubmissionId id = submit();
        bench.pass(Duration.ofHours(73));
        bench.turns.sweep();
        bench.pass(Duration.ofHours(72));
        assertThat(bench.turns.sweep()).isEqualTo(1);
        assertThat(bench.waitsFor(id)).containsExactly(ada);
        assertThat(bench.desk.late())
                .singleElement()
                .satisfies(late -> assertThat(late.id()).isEqualTo(id));
        assertThat(bench.attention.of(manager))
                .singleElement()
                .satisfies(call -> assertThat(call.action()).isEqualTo("Look"));
        bench.review(id, ada, Overall.A_BETTER, Review.Verdict.ACCEPT);
        assertThat(bench.attention.of(manager)).isEmpty();
        assertThat(bench.desk.late()).isEmpty();
    }

    @Test
    void theLogSaysThatTheClockDidIt() {
        submit();
        bench.person(Role.REVIEWER);
        bench.pass(Duration.ofHours(73));
        bench.turns.sweep();
        bench.pass(Duration.ofHours(72));
        bench.turns.sweep();
        List<String> actions = bench.database
                .jdbc()
                .sql("SELECT action FROM audit_event WHERE actor_id IS NULL ORDER BY id")
                .query(String.class)
                .list();
        assertThat(actions)
                .containsExactly(
                        "submission.turn-overdue", "submission.turn-escalated", "submission.reviewer-relieved");
    }

    private SubmissionId submit() {
        bench.reviewers = 1;
        return bench.submit(author, prefers(Overall.A_BETTER, "author"));
    }

    private List<AttentionItem> turns(SubmissionId id) {
        return bench.attention.on(WhoseTurn.KIND, id.value());
    }
}
