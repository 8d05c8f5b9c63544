package dev.marlin.reviews;

import static dev.marlin.reviews.ReviewBench.prefers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Overall;
import dev.marlin.comparisons.Side;
import dev.marlin.identity.Role;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.Review.Verdict;
import dev.marlin.reviews.life.Submission;
import dev.marlin.reviews.life.SubmissionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random walks through whole reviews. Everybody's words hold a mark of their own; after every act each person's view is
 * searched for marks, and what is found is held against a model that knows only who has done what.
 */
class IndependenceTest {
    private static final Verdict[] VERDICTS = Verdict.values();
    private static final Overall[] OVERALLS = Overall.values();

    private int looks;
    private int hidden;
    private int shown;

    @Test
    void nobodyIsShownAnythingTooEarlyOnAnyWayThroughAReview() {
        for (int seed = 0; seed < 12; seed++) {
            try (ReviewBench bench = new ReviewBench()) {
                new Walk(bench, new Random(seed)).go();
            }
        }
        assertThat(looks).isGreaterThan(500);
        assertThat(hidden).isGreaterThan(500);
        assertThat(shown).isGreaterThan(500);
    }

    private final class Walk {
        private final ReviewBench bench;
        private final Random random;
        private final PersonId author;
        private final PersonId judge;
        private final List<PersonId> reviewers = new ArrayList<>();
        private final ComparisonId comparison;
        private final Map<PersonId, String> names = new HashMap<>();
        private final Set<String> said = new HashSet<>();
        private final Set<String> judged = new HashSet<>();
        private final Set<String> sent = new HashSet<>();
        private SubmissionId id = SubmissionId.random();
        private int round = 1;

        Walk(ReviewBench bench, Random random) {
            this.bench = bench;
            this.random = random;
            this.author = named("author", bench.person(Role.EXPERT));
            this.judge = named("judge", bench.person(Role.ADJUDICATOR));
            bench.reviewers = 1 + random.nextInt(3);
            for (int i = 0; i < bench.reviewers; i++) {
                reviewers.add(named("reviewer" + i, bench.person(Role.REVIEWER)));
            }
            this.comparison = bench.comparison(author);
        }

        void go() {
            submit();
            for (int acts = 0; bench.get(id).state().isOpen() && acts < 60; acts++) {
                switch (bench.get(id).state()) {
                    case IN_REVIEW -> review();
                    case RETURNED -> {
                        round++;
                        submit();
                    }
                    case IN_ADJUDICATION -> decide();
                    case SUBMITTED, IN_APPEAL, ACCEPTED, REJECTED, WITHDRAWN ->
                        throw new AssertionError("nothing to do");
                }
                look();
            }
            assertThat(bench.waitsFor(id)).isEmpty();
        }

        private void submit() {
            bench.annotate(comparison, author, Side.A, round, mark("note", author));
            id = bench.submit(comparison, author, round, prefers(any(OVERALLS), mark("judgement", author)));
            look();
        }

        private void review() {
            PersonId person = reviewers.get(random.nextInt(reviewers.size()));
            String key = key(person, round);
            if (!judged.contains(key)) {
                bench.annotate(comparison, person, Side.B, round, mark("note", person));
                bench.reviews.judge(id, person, prefers(any(OVERALLS), mark("judgement", person)));
                judged.add(key);
            } else if (!sent.contains(key)) {
                bench.reviews.send(id, person, ReviewBench.words(any(VERDICTS), mark("review", person)));
                sent.add(key);
            }
        }

        private void decide() {
            Decision.Outcome outcome = round < 3 && random.nextInt(3) == 0
                    ? Decision.Outcome.RETURN
                    : any(new Decision.Outcome[] {Decision.Outcome.OVERRULE, Decision.Outcome.REJECT});
            bench.adjudications.decide(
                    id,
                    judge,
                    prefers(any(OVERALLS), mark("judgement", judge)),
                    new Decision.Grounds(outcome, "taste", List.of("unit"), "settled"));
        }

        private void look() {
            Submission submission = bench.get(id);
            assertThat(bench.waitsFor(id).isEmpty())
                    .isEqualTo(!submission.state().isOpen());
            List<PersonId> people = new ArrayList<>(reviewers);
            people.add(author);
            submission.adjudicator().ifPresent(people::add);
            for (PersonId viewer : people) {
                looks++;
                String view = bench.desk.look(id, viewer).toString();
                for (String mark : said) {
                    boolean permitted = permitted(viewer, mark);
                    assertThat(view.contains("<" + mark + ">"))
                            .as("%s sees %s in round %d", names.get(viewer), mark, round)
                            .isEqualTo(permitted);
                    shown += permitted ? 1 : 0;
                    hidden += permitted ? 0 : 1;
                }
            }
        }

        /** A mark is {@code kind-name-round}. */
        private boolean permitted(PersonId viewer, String mark) {
            String[] parts = mark.split("-", -1);
            int when = Integer.parseInt(parts[2]);
            if (parts[1].equals(names.get(viewer)) || parts[1].equals("judge")) {
                return true;
            }
            boolean all = reviewers.stream().allMatch(person -> sent.contains(key(person, when)));
            if (parts[1].equals("author") && reviewers.contains(viewer)) {
                return judged.contains(key(viewer, when));
            }
            return all;
        }

        private String mark(String kind, PersonId person) {
            String mark = kind + "-" + names.get(person) + "-" + round;
            said.add(mark);
            return "<" + mark + ">";
        }

        private String key(PersonId person, int when) {
            return names.get(person) + "-" + when;
        }

        private PersonId named(String name, PersonId person) {
            names.put(person, name);
            return person;
        }

        private <T> T any(T[] values) {
            return values[random.nextInt(values.length)];
        }
    }
}
