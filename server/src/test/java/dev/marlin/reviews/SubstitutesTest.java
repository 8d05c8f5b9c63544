package dev.marlin.reviews;

import static dev.marlin.reviews.ReviewBench.prefers;
import static dev.marlin.reviews.ReviewBench.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.attention.AttentionItem;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Overall;
import dev.marlin.identity.Role;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.reviews.Decision.Outcome;
import dev.marlin.reviews.appeals.Appeal;
import dev.marlin.reviews.life.Review.Verdict;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.life.SubmissionState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who goes on with a submission when somebody who owed a word cannot give it any more. */
class SubstitutesTest {
    private final ReviewBench bench = new ReviewBench();
    private final PersonId manager = bench.person(Role.MANAGER);
    private final PersonId author = bench.person(Role.EXPERT);
    private final PersonId ada = bench.person(Role.REVIEWER);
    private final PersonId ben = bench.person(Role.REVIEWER);
    private final ComparisonId comparison = bench.comparison(author);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aLeaversSeatGoesToSomebodyElseAtOnceAndWhatWasSentStays() {
        SubmissionId id = submit(1);
        bench.review(id, ada, Overall.A_BETTER, Verdict.ACCEPT);
        PersonId carl = bench.person(Role.REVIEWER);
        bench.leaves(ada);
        assertThat(bench.waitsFor(id)).as("who sent owes nothing").containsExactly(ben);
        bench.leaves(ben);
        assertThat(bench.waitsFor(id)).containsExactly(carl);
        assertThat(bench.review(id, carl, Overall.A_BETTER, Verdict.ACCEPT)).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(bench.accepted)
                .singleElement()
                .satisfies(accepted -> assertThat(accepted.reviewers())
                        .as("paid for what they sent, and nobody else")
                        .containsExactlyInAnyOrder(ada, carl));
    }

    @Test
    void whoJudgedButNeverSentIsNotPaid() {
        SubmissionId id = submit(1);
        bench.reviews.judge(id, ben, prefers(Overall.A_BETTER, "ben"));
        PersonId carl = bench.person(Role.REVIEWER);
        bench.leaves(ben);
        assertThatThrownBy(() -> bench.reviews.send(id, ben, words(Verdict.ACCEPT, "")))
                .isInstanceOfSatisfying(
                        MarlinException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(Problem.CONFLICT));
        bench.review(id, ada, Overall.A_BETTER, Verdict.ACCEPT);
        bench.review(id, carl, Overall.A_BETTER, Verdict.ACCEPT);
        assertThat(bench.accepted.getFirst().reviewers()).containsExactlyInAnyOrder(ada, carl);
    }

    @Test
    void theSweepFindsWhoLostTheRoleAndDrawsOnceSomebodyIsThere() {
        SubmissionId id = submit(1);
        bench.loses(ada);
        assertThat(bench.openings.sweep()).isZero();
        assertThat(bench.waitsFor(id)).containsExactlyInAnyOrder(ben, manager);
        assertThat(bench.desk.unstaffed())
                .singleElement()
                .satisfies(
                        open -> assertThat(open.reason()).startsWith("A reviewer left, or may not review it any more"));
        PersonId carl = bench.person(Role.REVIEWER);
        assertThat(bench.openings.sweep()).isEqualTo(1);
        assertThat(bench.waitsFor(id)).containsExactlyInAnyOrder(ben, carl);
        assertThat(bench.desk.unstaffed()).isEmpty();
        assertThat(byTheClock("submission.reviewer-relieved")).isEqualTo(1);
    }

    @Test
    void whoGetsTheRoleBackGoesOnWhereNobodyTookOver() {
        SubmissionId id = submit(1);
        bench.loses(ada);
        bench.openings.sweep();
        bench.gets(ada, Role.REVIEWER);
        bench.openings.sweep();
        assertThat(bench.waitsFor(id)).containsExactlyInAnyOrder(ada, ben);
    }

    @Test
    void aLaterRoundBeginsWithoutWhoLeftAfterTheFirst() {
        SubmissionId id = submit(1);
        bench.review(id, ada, Overall.A_BETTER, Verdict.REQUEST_CHANGES);
        bench.review(id, ben, Overall.A_BETTER, Verdict.ACCEPT);
        assertThat(bench.get(id).state()).isEqualTo(SubmissionState.RETURNED);
        bench.leaves(ada);
        submit(2);
        assertThat(bench.get(id).state()).as("one seat has nobody").isEqualTo(SubmissionState.SUBMITTED);
        PersonId carl = bench.person(Role.REVIEWER);
        bench.openings.sweep();
        assertThat(bench.waitsFor(id)).containsExactlyInAnyOrder(ben, carl);
        bench.review(id, ben, Overall.A_BETTER, Verdict.ACCEPT);
        bench.review(id, carl, Overall.A_BETTER, Verdict.ACCEPT);
        assertThat(bench.accepted.getFirst().reviewers()).containsExactlyInAnyOrder(ada, ben, carl);
    }

    @Test
    void aManagerNamesWhoTakesASeatAndNobodyWithAPart() {
        SubmissionId id = submit(1);
        bench.leaves(ada);
        refused(() -> bench.openings.appoint(id, ben, manager));
        refused(() -> bench.openings.appoint(id, author, manager));
        PersonId judge = bench.person(Role.ADJUDICATOR);
        refused(() -> bench.openings.appoint(id, judge, manager));
        bench.person(Role.REVIEWER);
        PersonId named = bench.person(Role.REVIEWER);
        assertThat(bench.openings.able(id)).hasSize(2).contains(named);
        assertThat(bench.openings.appoint(id, named, manager)).isEqualTo(SubmissionState.IN_REVIEW);
        assertThat(bench.waitsFor(id)).containsExactlyInAnyOrder(ben, named);
        refused(() -> bench.openings.appoint(id, bench.openings.able(id).getFirst(), manager));
    }

    @Test
    void aManagerSeatsSomebodyWhereARoundCannotBegin() {
        bench.reviewers = 3;
        SubmissionId id = submit(1);
        assertThat(bench.get(id).state()).isEqualTo(SubmissionState.SUBMITTED);
        PersonId carl = bench.person(Role.REVIEWER);
        assertThat(bench.openings.appoint(id, carl, manager)).isEqualTo(SubmissionState.IN_REVIEW);
        assertThat(bench.waitsFor(id)).containsExactlyInAnyOrder(ada, ben, carl);
    }

    @Test
    void aLateSeatThatNobodyCouldTakeGoesToWhoComesLater() {
        bench.reviewers = 1;
        SubmissionId id = submit(1);
        PersonId first = bench.waitsFor(id).getFirst();
        bench.loses(first.equals(ada) ? ben : ada);
        bench.pass(Duration.ofHours(73));
        bench.turns.sweep();
        bench.pass(Duration.ofHours(73));
        bench.turns.sweep();
        assertThat(bench.waitsFor(id)).containsExactly(first);
        assertThat(bench.desk.late()).hasSize(1);
        PersonId carl = bench.person(Role.REVIEWER);
        assertThat(bench.openings.sweep()).isEqualTo(1);
        assertThat(bench.waitsFor(id)).containsExactly(carl);
        assertThat(bench.desk.late()).isEmpty();
    }

    @Test
    void aManagerDrawsForWhoIsLateAndForWhoLeftOnceEach() {
        SubmissionId id = submit(1);
        bench.pass(Duration.ofHours(73));
        bench.turns.sweep();
        bench.pass(Duration.ofHours(73));
        bench.turns.sweep();
        bench.loses(ada);
        PersonId carl = bench.person(Role.REVIEWER);
        PersonId dora = bench.person(Role.REVIEWER);
        bench.openings.draw(id, manager);
        assertThat(bench.waitsFor(id)).containsExactlyInAnyOrder(carl, dora);
        bench.openings.draw(id, manager);
        assertThat(bench.waitsFor(id)).containsExactlyInAnyOrder(carl, dora);
    }

    @Test
    void theOverdueCallOfAManagerNeverTakesASeatFromThem() {
        SubmissionId id = submit(1);
        bench.leaves(ada);
        bench.leaves(ben);
        for (int day = 0; day < 3; day++) {
            bench.pass(Duration.ofHours(73));
            bench.turns.sweep();
        }
        assertThat(bench.waitsFor(id)).containsExactly(manager);
        PersonId carl = bench.person(Role.REVIEWER);
        PersonId dora = bench.person(Role.REVIEWER);
        bench.openings.sweep();
        assertThat(bench.waitsFor(id)).containsExactlyInAnyOrder(carl, dora);
        assertThat(bench.attention.of(manager)).isEmpty();
    }

    @Test
    void everyOpenStateIsOwnedWhoeverLeaves() {
        Set<SubmissionState> seen = EnumSet.noneOf(SubmissionState.class);
        for (SubmissionState state : SubmissionState.values()) {
            if (!state.isOpen()) {
                continue;
            }
            try (Case one = new Case(state, false)) {
                one.everybodyLeaves();
                seen.add(one.isOwnedByTheManager());
            }
            try (Case one = new Case(state, true)) {
                one.everybodyLeaves();
                one.isOwnedBySomebodyElse();
            }
        }
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        SubmissionState.SUBMITTED,
                        SubmissionState.IN_REVIEW,
                        SubmissionState.RETURNED,
                        SubmissionState.IN_ADJUDICATION,
                        SubmissionState.IN_APPEAL);
    }

    /** A submission in that state, in a house of its own. */
    private static final class Case implements AutoCloseable {
        private final ReviewBench house = new ReviewBench();
        private final SubmissionState state;
        private final PersonId boss = house.person(Role.MANAGER);
        private final PersonId writer = house.person(Role.EXPERT);
        private final PersonId one = house.person(Role.REVIEWER);
        private final PersonId judge = house.person(Role.ADJUDICATOR);
        private final PersonId second = house.person(Role.ADJUDICATOR);
        private final SubmissionId id;

        Case(SubmissionState state, boolean others) {
            this.state = state;
            house.reviewers = state == SubmissionState.SUBMITTED ? 2 : 1;
            ComparisonId compared = house.comparison(writer);
            this.id = house.submit(compared, writer, 1, prefers(Overall.A_BETTER, "author"));
            bringAbout();
            assertThat(house.get(id).state()).isEqualTo(state);
            if (others) {
                house.person(Role.REVIEWER);
                house.person(Role.REVIEWER);
                house.person(Role.ADJUDICATOR);
            }
        }

        private void bringAbout() {
            switch (state) {
                case SUBMITTED, IN_REVIEW -> {}
                case RETURNED -> house.review(id, one, Overall.A_BETTER, Verdict.REQUEST_CHANGES);
                case IN_ADJUDICATION -> house.review(id, one, Overall.B_BETTER, Verdict.ACCEPT);
                case IN_APPEAL -> {
                    house.review(id, one, Overall.B_BETTER, Verdict.ACCEPT);
                    house.adjudications.decide(
                            id,
                            house.get(id).adjudicator().orElseThrow(),
                            prefers(Overall.B_BETTER, "judge"),
                            new Decision.Grounds(Outcome.REJECT, "taste", List.of("unit"), "no"));
                    house.adjudications.appeal(id, writer, "look again");
                }
                case ACCEPTED, REJECTED, WITHDRAWN -> throw new AssertionError("nobody is asked there");
            }
        }

        void everybodyLeaves() {
            for (PersonId person : List.of(one, judge, second, writer)) {
                house.leaves(person);
            }
            house.openings.sweep();
        }

        SubmissionState isOwnedByTheManager() {
            assertThat(house.waitsFor(id)).as(state.name()).containsExactly(boss);
            assertThat(house.desk.unstaffed()).as(state.name()).hasSize(1);
            return house.get(id).state();
        }

        void isOwnedBySomebodyElse() {
            boolean returned = state == SubmissionState.RETURNED;
            assertThat(house.waitsFor(id))
                    .as(state.name())
                    .isNotEmpty()
                    .doesNotContain(one, judge, second, writer)
                    .satisfies(people -> assertThat(people.contains(boss)).isEqualTo(returned));
            assertThat(house.desk.unstaffed()).as(state.name()).hasSize(returned ? 1 : 0);
            assertThat(house.attention.of(boss).stream().map(AttentionItem::action))
                    .hasSize(returned ? 1 : 0);
        }

        @Override
        public void close() {
            house.close();
        }
    }

    @Test
    void anAppealNeverGoesToWhoDecided() {
        try (Case one = new Case(SubmissionState.IN_APPEAL, false)) {
            PersonId called = one.house.get(one.id).adjudicator().orElseThrow();
            one.house.leaves(called);
            assertThat(one.house.waitsFor(one.id)).containsExactly(one.boss);
            PersonId fresh = one.house.person(Role.ADJUDICATOR);
            one.house.openings.appoint(one.id, fresh, one.boss);
            assertThat(one.house.adjudications.resolve(one.id, fresh, Appeal.Outcome.OVERTURNED, "it was right"))
                    .isEqualTo(SubmissionState.ACCEPTED);
        }
    }

    private SubmissionId submit(int round) {
        return bench.submit(comparison, author, round, prefers(Overall.A_BETTER, "author"));
    }

    private long byTheClock(String action) {
        return bench.database
                .jdbc()
                .sql("SELECT count(*) FROM audit_event WHERE action = ? AND actor_id IS NULL")
                .param(action)
                .query(Long.class)
                .single();
    }

    private static void refused(Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        MarlinException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(Problem.CONFLICT));
    }
}
