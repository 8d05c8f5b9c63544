package dev.marlin.reviews;

import static dev.marlin.reviews.ReviewBench.prefers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Overall;
import dev.marlin.identity.Role;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.Review;
import dev.marlin.reviews.life.Submission;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.life.SubmissionState;
import dev.marlin.reviews.terms.AgreementRule;
import dev.marlin.reviews.terms.ReviewTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Random lives of submissions through the real doors, with people who say nothing for days. */
class ReviewLivesTest {
    private static final int LIVES = 100;
    private static final Overall[] OVERALLS = {Overall.A_BETTER, Overall.A_MUCH_BETTER, Overall.B_BETTER, Overall.TIE};

    private final ReviewBench bench = new ReviewBench();
    private final List<PersonId> managers = List.of(bench.person(Role.MANAGER));
    private final Set<SubmissionState> ends = EnumSet.noneOf(SubmissionState.class);
    private int relieved;
    private int replaced;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void everyOpenItemIsOwnedNobodyJudgesTheirOwnAndAllComesToAnEnd() {
        for (int i = 0; i < 7; i++) {
            bench.person(Role.REVIEWER);
        }
        bench.person(Role.ADJUDICATOR, Role.REVIEWER);
        bench.person(Role.ADJUDICATOR);
        for (int seed = 0; seed < LIVES; seed++) {
            new Life(new Random(seed)).live();
        }
        assertThat(ends)
                .containsExactlyInAnyOrder(
                        SubmissionState.ACCEPTED, SubmissionState.REJECTED, SubmissionState.WITHDRAWN);
        assertThat(relieved).as("seats given to others").isGreaterThan(10);
        assertThat(replaced).as("decisions given to others").isPositive();
    }

    private final class Life {
        private final Random random;
        private final PersonId author = bench.person(Role.EXPERT);
        private final ComparisonId comparison = bench.comparison(author);
        private final ReviewTerms terms;
        private SubmissionId id = SubmissionId.random();

        Life(Random random) {
            this.random = random;
            List<Integer> panels = new ArrayList<>();
            for (int stages = 1 + random.nextInt(2); stages > 0; stages--) {
                panels.add(1 + random.nextInt(2));
            }
            AgreementRule.Kind[] kinds = AgreementRule.Kind.values();
            this.terms = new ReviewTerms(
                    panels,
                    new AgreementRule(kinds[random.nextInt(kinds.length)], 4, 65),
                    20 + random.nextInt(81),
                    new ReviewTerms.Limits(
                            1 + random.nextInt(3), Duration.ofHours(12), Duration.ofHours(24), Duration.ofDays(1)));
        }

        void live() {
            bench.terms = Optional.of(terms);
            submit(1);
            int acts = 0;
            for (; bench.get(id).state().isOpen(); acts++) {
                assertThat(acts).as("acts of one life").isLessThan(200);
                if (acts > 5 && random.nextInt(40) == 0) {
                    bench.reviews.withdraw(id, managers.getFirst());
                } else if (random.nextInt(6) == 0) {
                    silence();
                } else {
                    act();
                }
                check();
            }
            ends.add(bench.get(id).state());
        }

        private void act() {
            Submission now = bench.get(id);
            switch (now.state()) {
                case SUBMITTED -> {
                    bench.reviews.withdraw(id, managers.getFirst()); // nobody is left to review it
                }
                case IN_REVIEW -> review(now);
                case RETURNED -> submit(now.round() + 1);
                case IN_ADJUDICATION ->
                    now.adjudicator()
                            .ifPresentOrElse(this::decide, () -> bench.reviews.withdraw(id, managers.getFirst()));
                case IN_APPEAL, ACCEPTED, REJECTED, WITHDRAWN -> throw new AssertionError("it is over");
            }
        }

        private void review(Submission now) {
            List<PersonId> waiting = bench.waitsFor(id);
            PersonId person = waiting.get(random.nextInt(waiting.size()));
            if (bench.desk.look(id, person).turn() == SubmissionView.Turn.JUDGE) {
                bench.reviews.judge(id, person, prefers(overall(), "round " + now.round()));
            } else {
                Review.Verdict[] verdicts = Review.Verdict.values();
                bench.reviews.send(id, person, ReviewBench.words(verdicts[random.nextInt(verdicts.length)], "so"));
            }
        }

        private void decide(PersonId adjudicator) {
            List<Decision.Outcome> outcomes = new ArrayList<>(List.of(Decision.Outcome.OVERRULE));
            outcomes.add(Decision.Outcome.REJECT);
            if (!terms.isLastRound(bench.get(id).round())) {
                outcomes.add(Decision.Outcome.RETURN);
            }
            bench.adjudications.decide(
                    id,
                    adjudicator,
                    prefers(overall(), "decided"),
                    new Decision.Grounds(
                            outcomes.get(random.nextInt(outcomes.size())), "taste", List.of("unit"), "settled"));
        }

        private void silence() {
            int seats = bench.submissions.panels().seats(id).size();
            Optional<PersonId> before = bench.get(id).adjudicator();
            bench.pass(Duration.ofHours(13 + random.nextInt(40)));
            bench.turns.sweep();
            check();
            bench.turns.sweep();
            boolean sameState = bench.get(id).state() == SubmissionState.IN_REVIEW;
            relieved += sameState && bench.submissions.panels().seats(id).size() > seats ? 1 : 0;
            replaced += before.isPresent() && !before.equals(bench.get(id).adjudicator()) ? 1 : 0;
        }

        private void submit(int round) {
            id = bench.submit(comparison, author, round, prefers(overall(), "author"));
            check();
        }

        private Overall overall() {
            return OVERALLS[random.nextInt(OVERALLS.length)];
        }

        private void check() {
            Submission now = bench.get(id);
            Map<SubmissionView.Capacity, List<PersonId>> owners = owners(now);
            List<PersonId> waiting = bench.waitsFor(id);
            if (!now.state().isOpen()) {
                assertThat(waiting).isEmpty();
                return;
            }
            List<List<PersonId>> owning =
                    owners.values().stream().filter(people -> !people.isEmpty()).toList();
            List<PersonId> expected = owning.isEmpty() ? managers : owning.getFirst();
            assertThat(owning).as("parts that own it").hasSizeLessThanOrEqualTo(1);
            assertThat(waiting).containsExactlyInAnyOrderElementsOf(expected).isNotEmpty();
            assertThat(bench.attention.on(WhoseTurn.KIND, id.value()))
                    .allMatch(item -> item.due().isPresent());
            List<PersonId> reviewers = bench.submissions.panels().reviewers(id);
            assertThat(new HashSet<>(reviewers)).hasSameSizeAs(reviewers).doesNotContain(author);
            now.adjudicator().ifPresent(person -> assertThat(reviewers).doesNotContain(person));
            assertThat(now.adjudicator()).isNotEqualTo(Optional.of(author));
            assertThat(now.round()).isLessThanOrEqualTo(terms.limits().rounds());
        }

        /** Who owes something by what is on file, not by what attention says. */
        private Map<SubmissionView.Capacity, List<PersonId>> owners(Submission now) {
            Map<SubmissionView.Capacity, List<PersonId>> owners = new EnumMap<>(SubmissionView.Capacity.class);
            owners.put(
                    SubmissionView.Capacity.AUTHOR,
                    now.state() == SubmissionState.RETURNED ? List.of(author) : List.of());
            Set<PersonId> sent = new HashSet<>();
            bench.reviewStore.reviews(id).stream()
                    .filter(review -> review.round() == now.round())
                    .forEach(review -> sent.add(review.reviewer()));
            owners.put(
                    SubmissionView.Capacity.REVIEWER,
                    now.state() != SubmissionState.IN_REVIEW
                            ? List.of()
                            : bench.submissions.panels().panel(id, now.stage()).stream()
                                    .filter(person -> !sent.contains(person))
                                    .toList());
            owners.put(
                    SubmissionView.Capacity.ADJUDICATOR,
                    now.state() == SubmissionState.IN_ADJUDICATION
                            ? now.adjudicator().stream().toList()
                            : List.of());
            return owners;
        }
    }
}
