package dev.marlin.attempts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.attention.Attention;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.qualification.Qualification;
import dev.marlin.testkit.qualification.QualificationWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static QualificationWorld world;
    private static Attempts attempts;

    @BeforeAll
    static void open() {
        world = new QualificationWorld();
        attempts = world.attempts();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void isGradedAtOnceByTheStatedMark() {
        Qualification qualification = world.published("Graded", 3, 3);
        Result passed = world.take(qualification, world.house.person("pia"), Set.of());
        assertThat(passed.grade()).isEqualTo(new Attempt.Grade(1, 3, 3, true));
        assertThat(passed.lines()).allMatch(Result.Line::correct);
        assertThat(passed.lines())
                .allMatch(line -> line.right().equals(line.question().chosen()));

        PersonId fred = world.house.person("fred");
        Result failed = world.take(qualification, fred, Set.of("item_1"));
        assertThat(failed.grade()).isEqualTo(new Attempt.Grade(1, 2, 3, false)); // 66.7 % is below 67 %
        assertThat(failed.paper().attempt().state()).isEqualTo(AttemptState.FAILED);
        assertThat(world.bean(Attention.class).of(fred)).isEmpty();
        assertThat(world.house.audited(
                        "qualification_attempt.failed",
                        failed.paper().attempt().id().value()))
                .isEqualTo(1);
    }

    @Test
    void theSeedAloneDrawsTheSamePaperAgain() {
        Qualification qualification = world.published("Seeded", 9, 5);
        PersonId person = world.house.person("sade");
        Attempt attempt = attempts.start(qualification.id(), person);
        Paper paper = attempts.paper(attempt.id(), person);

        Random random = new Random(attempt.seed());
        List<Integer> items = shuffled(9, random).subList(0, 5);
        for (int position = 1; position <= 5; position++) {
            int item = items.get(position - 1) + 1;
            Paper.Question question = paper.questions().get(position - 1);
            assertThat(question.question()).contains("`" + item + "`");
            List<String> choices = List.of("Canary right " + item, "Wrong one " + item, "Wrong two " + item);
            assertThat(question.choices())
                    .isEqualTo(shuffled(3, random).stream().map(choices::get).toList());
        }
    }

    private static List<Integer> shuffled(int size, Random random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, random);
        return order;
    }

    @Test
    void whatIsSavedIsThereAgainAndIsSentWithTheRest() {
        Qualification qualification = world.published("Saved", 3, 3);
        PersonId person = world.house.person("sam");
        Attempt attempt = attempts.start(qualification.id(), person);
        Map<Integer, Set<Integer>> ticks = world.ticks(qualification, attempts.paper(attempt.id(), person), Set.of());
        attempts.save(attempt.id(), Map.of(1, ticks.get(1)), person);
        attempts.save(attempt.id(), Map.of(2, ticks.get(2)), person);
        assertThat(attempts.start(qualification.id(), person)).isEqualTo(attempt);
        assertThat(attempts.paper(attempt.id(), person).questions().get(1).chosen())
                .isEqualTo(ticks.get(2));
        assertThat(attempts.submit(attempt.id(), Map.of(3, ticks.get(3)), person)
                        .grade()
                        .correct())
                .isEqualTo(3);
    }

    @Test
    void theSameAnswersSentAgainGetTheSameResultAndOthersAreRefused() {
        Qualification qualification = world.published("Once", 3, 3);
        PersonId person = world.house.person("ona");
        Attempt attempt = attempts.start(qualification.id(), person);
        Map<Integer, Set<Integer>> ticks = world.ticks(qualification, attempts.paper(attempt.id(), person), Set.of());
        Result first = attempts.submit(attempt.id(), ticks, person);
        assertThat(attempts.submit(attempt.id(), ticks, person)).isEqualTo(first);
        assertThatThrownBy(() -> attempts.submit(attempt.id(), Map.of(1, Set.of()), person))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining("already");
        assertThat(count("qualification_grade", attempt)).isEqualTo(1);
        assertThat(count("qualification_response", attempt)).isEqualTo(3);
    }

    @Test
    void aCrowdOfWindowsThatSendAtOnceIsGradedOnce() throws Exception {
        Qualification qualification = world.published("Crowd", 3, 3);
        PersonId person = world.house.person("cleo");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<AttemptId>> starts = Collections.nCopies(
                    12, () -> attempts.start(qualification.id(), person).id());
            Set<AttemptId> ids = Set.copyOf(
                    threads.invokeAll(starts).stream().map(Future::resultNow).toList());
            assertThat(ids).hasSize(1);
            AttemptId id = ids.iterator().next();
            Map<Integer, Set<Integer>> ticks = world.ticks(qualification, attempts.paper(id, person), Set.of());
            List<Callable<Result>> sends = Collections.nCopies(12, () -> attempts.submit(id, ticks, person));
            assertThat(Set.copyOf(threads.invokeAll(sends).stream()
                            .map(Future::resultNow)
                            .toList()))
                    .hasSize(1);
            assertThat(count("qualification_grade", attempts.get(id))).isEqualTo(1);
        }
    }

    @Test
    void theRetakeRuleHoldsAsStated() {
        Qualification qualification = world.published("Retaken", 6, 3);
        PersonId person = world.house.person("rex");
        Set<String> all = Set.of("item_1", "item_2", "item_3", "item_4", "item_5", "item_6");
        Result first = world.take(qualification, person, all);
        assertThat(attempts.standing(qualification, person))
                .isInstanceOfSatisfying(
                        Standing.Waiting.class,
                        waiting -> assertThat(waiting.left()).isEqualTo(2));
        assertThatThrownBy(() -> attempts.start(qualification.id(), person)).hasMessageContaining("from");

        world.pass(Duration.ofHours(25));
        Result second = world.take(qualification, person, all);
        assertThat(questions(second)).as("unseen items come first").doesNotContainAnyElementsOf(questions(first));

        world.pass(Duration.ofHours(25));
        assertThat(attempts.standing(qualification, person)).isEqualTo(new Standing.MayStart(1));
        world.take(qualification, person, all);
        assertThat(attempts.standing(qualification, person)).isInstanceOf(Standing.UsedUp.class);
        assertThatThrownBy(() -> attempts.start(qualification.id(), person)).hasMessageContaining("all attempts");
    }

    private static List<String> questions(Result result) {
        return result.paper().questions().stream().map(Paper.Question::question).toList();
    }

    @Test
    void theClockEndsAnAttemptThatNobodySent() {
        Qualification qualification = world.published("Lapsed", 3, 3);
        PersonId person = world.house.person("lia");
        Attempt attempt = attempts.start(qualification.id(), person);
        assertThat(world.bean(Attention.class).of(person))
                .anyMatch(item -> item.due().isPresent()
                        && item.subject().equals(attempt.id().value()));
        world.pass(Duration.ofMinutes(31));
        assertThatThrownBy(() -> attempts.submit(attempt.id(), Map.of(), person))
                .hasMessageContaining("time");

        world.bean(AttemptSweep.class).run();

        assertThat(attempts.get(attempt.id()).state()).isEqualTo(AttemptState.LAPSED);
        assertThat(attempts.get(attempt.id()).grade()).isEmpty();
        assertThat(world.bean(Attention.class).of(person)).isEmpty();
        assertThat(attempts.lapse()).isZero();
        assertThatThrownBy(() -> attempts.result(attempt.id(), person)).hasMessageContaining("not graded");
    }

    @Test
    void refusesWhatIsNotTheirsOrNotThere() {
        Qualification qualification = world.published("Theirs", 3, 3);
        PersonId person = world.house.person("tess");
        Attempt attempt = attempts.start(qualification.id(), person);
        assertThatThrownBy(() -> attempts.paper(attempt.id(), world.second)).hasMessageContaining("not yours");
        assertThatThrownBy(() -> attempts.save(attempt.id(), Map.of(4, Set.of(1)), person))
                .hasMessageContaining("no question 4");
        assertThatThrownBy(() -> attempts.save(attempt.id(), Map.of(1, Set.of(4)), person))
                .hasMessageContaining("no choice 4");
    }

    private static long count(String table, Attempt attempt) {
        return world.house
                .database
                .jdbc()
                .sql("SELECT count(*) FROM " + table + " WHERE attempt_id = ?")
                .param(attempt.id().value())
                .query(Long.class)
                .single();
    }
}
