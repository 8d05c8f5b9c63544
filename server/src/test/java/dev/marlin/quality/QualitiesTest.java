package dev.marlin.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.kernel.PersonId;
import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.Quantiles;
import dev.marlin.store.Columns;
import dev.marlin.tasks.Task;
import dev.marlin.testkit.tasks.TaskWorld;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class QualitiesTest {
    private TaskWorld world;
    private Qualities qualities;
    private PersonId ines;
    private PersonId omar;
    private Task task;

    @BeforeEach
    void open() {
        world = new TaskWorld("dev.marlin.quality", "dev.marlin.golds");
        qualities = world.bean(Qualities.class);
        ines = world.person("ines");
        omar = world.person("omar");
        task = world.ready(ines);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void saysNothingBelowTenAndMovesInStepsOfTen() {
        settled(ines, 9, "a_better", "a_better");
        Share nine = qualities.own(ines).everywhere().agreement();
        assertThat(nine.words()).isEqualTo("too few to say, n = 9");
        settled(ines, 1, "a_better", "b_better");
        Share ten = qualities.own(ines).everywhere().agreement();
        assertThat(ten.n()).isEqualTo(10);
        assertThat(ten.estimate()).isPresent();
        settled(ines, 9, "a_better", "b_better");
        assertThat(qualities.own(ines).everywhere().agreement())
                .as("no single answer shows")
                .isEqualTo(ten);
        settled(ines, 1, "a_better", "b_better");
        assertThat(qualities.own(ines).everywhere().agreement().n()).isEqualTo(20);
    }

    @Test
    void whatIsPreferredCountsAndNotHowMuch() {
        settled(ines, 4, "a_slightly_better", "a_much_better");
        settled(ines, 2, "tie", "tie");
        settled(ines, 2, "tie", "both_bad");
        settled(ines, 2, "tie", "b_better");
        Share alone = qualities.own(ines).everywhere().agreement();
        assertThat(alone.estimate().orElseThrow().value())
                .as("six of ten, by Jeffreys' prior")
                .isCloseTo(6.5 / 11, within(1e-9));
    }

    @Test
    void whatStoppedCountingGivesWayToTheDecisionThatEndedIt() {
        settled(ines, 10, "a_better", "a_better");
        assertThat(value(qualities.own(ines).everywhere().agreement())).isCloseTo(10.5 / 11, within(1e-9));
        ended("b_better");
        assertThat(value(qualities.own(ines).everywhere().agreement()))
                .as("none of ten, by Jeffreys' prior")
                .isCloseTo(0.5 / 11, within(1e-9));
    }

    @Test
    void managersMeetEverybodyUnderPseudonymsThatDifferBetweenViews() {
        settled(ines, 12, "a_better", "a_better");
        settled(omar, 12, "a_better", "b_better");
        List<Qualities.Named> here = qualities.everybody(Optional.of(world.campaign.id()));
        List<Qualities.Named> everywhere = qualities.everybody(Optional.empty());
        assertThat(here).hasSize(2).allMatch(one -> one.quality().agreement().n() == 10);
        assertThat(here).extracting(Qualities.Named::pseudonym).doesNotContain("ines", "omar");
        assertThat(Collections.disjoint(
                        here.stream().map(Qualities.Named::pseudonym).toList(),
                        everywhere.stream().map(Qualities.Named::pseudonym).toList()))
                .isTrue();
        assertThat(qualities.own(ines).campaigns())
                .singleElement()
                .satisfies(one -> assertThat(one.campaign()).isEqualTo(world.campaign.id()));
        assertThat(qualities.own(world.manager).everywhere().agreement().words())
                .isEqualTo("too few to say, n = 0");
    }

    @Test
    void othersShrinkAShareButNeverBeyondWhatTheySaid() {
        List<Share> alike = Shrinkage.of(List.of(count(9, 10), count(9, 10)));
        Estimate one = alike.getFirst().estimate().orElseThrow();
        assertThat(one.high() - one.low())
                .as("ten verdicts of one other weigh ten at most")
                .isGreaterThan(Quantiles.beta(0.975, 18, 2) - Quantiles.beta(0.025, 18, 2) - 1e-6);
        List<Share> many =
                Shrinkage.of(Stream.concat(Stream.of(count(2, 10)), Collections.nCopies(20, count(18, 20)).stream())
                        .toList());
        assertThat(many.getFirst().estimate().orElseThrow().value())
                .as("drawn towards the others")
                .isBetween(0.2, 0.9);
        assertThat(Shrinkage.of(List.of(count(3, 9))).getFirst().estimate()).isEmpty();
        assertThat(Shrinkage.of(List.of())).isEmpty();
    }

    private static double value(Share share) {
        return share.estimate().orElseThrow().value();
    }

    /** Every acceptance ends with a decision that rejects. */
    private void ended(String decided) {
        JdbcClient jdbc = world.database.jdbc();
        jdbc.sql("INSERT INTO acceptance_end SELECT sequence, house_now() FROM acceptance")
                .update();
        jdbc.sql("UPDATE submission SET state = 'rejected'").update();
        for (UUID submission : jdbc.sql("SELECT id FROM submission")
                .query((row, n) -> Columns.uuid(row, "id"))
                .list()) {
            UUID comparison = jdbc.sql("SELECT comparison_id FROM submission WHERE id = ?")
                    .param(submission)
                    .query(UUID.class)
                    .single();
            UUID deciding = judged(comparison, world.manager, "adjudicator", decided);
            world.database.transactions().executeWithoutResult(status -> {
                jdbc.sql("INSERT INTO decision VALUES (?, 1, ?, ?, 'reject', 'wrong', 'So.', house_now())")
                        .params(submission, world.manager.value(), deciding)
                        .update();
                jdbc.sql("INSERT INTO decision_evidence VALUES (?, 1, 1, 'A1')")
                        .param(submission)
                        .update();
            });
        }
    }

    private static Shrinkage.Count count(long successes, long n) {
        return new Shrinkage.Count(successes, n);
    }

    /** Submissions whose author said one thing and whose final verdict is another, by SQL: a hundred walks would prove nothing. */
    private void settled(PersonId author, int times, String said, String decided) {
        JdbcClient jdbc = world.database.jdbc();
        for (int i = 0; i < times; i++) {
            UUID comparison = UUID.randomUUID();
            UUID submission = UUID.randomUUID();
            jdbc.sql("""
                    INSERT INTO comparison (id, pair_id, task_id, campaign_id, expert_id, rubric_version_id, state, turn,
                                            round, opened_at, changed_at)
                    VALUES (?, gen_random_uuid(), ?, ?, ?, ?, 'submitted', 1, 1, house_now(), house_now())
                    """)
                    .params(
                            comparison,
                            task.id().value(),
                            task.campaign().value(),
                            author.value(),
                            world.rubric.id().value())
                    .update();
            UUID first = judged(comparison, author, "author", said);
            UUID last = judged(comparison, world.manager, "adjudicator", decided);
            jdbc.sql("""
                    INSERT INTO submission (id, comparison_id, task_id, campaign_id, author_id, state, round, submitted_at,
                                            changed_at)
                    VALUES (?, ?, ?, ?, ?, 'accepted', 1, house_now(), clock_timestamp())
                    """)
                    .params(
                            submission,
                            comparison,
                            task.id().value(),
                            task.campaign().value(),
                            author.value())
                    .update();
            jdbc.sql(
                            "INSERT INTO submission_round (submission_id, round, judgement_id, at) VALUES (?, 1, ?, house_now())")
                    .params(submission, first)
                    .update();
            jdbc.sql("INSERT INTO acceptance (submission_id, judgement_id, at) VALUES (?, ?, house_now())")
                    .params(submission, last)
                    .update();
        }
    }

    private UUID judged(UUID comparison, PersonId judge, String role, String overall) {
        UUID id = UUID.randomUUID();
        world.database
                .jdbc()
                .sql("""
                        INSERT INTO judgement (id, comparison_id, judge_id, role, round, rubric_version_id, overall,
                                               confidence, rationale, at)
                        VALUES (?, ?, ?, ?, 1, ?, ?, 'sure', 'So.', house_now())
                        """)
                .params(id, comparison, judge.value(), role, world.rubric.id().value(), overall)
                .update();
        return id;
    }
}
