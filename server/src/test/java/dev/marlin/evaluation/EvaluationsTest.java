package dev.marlin.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.AgentVersionId;
import dev.marlin.campaigns.Campaign;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.runs.Trials.TrialResult;
import dev.marlin.statistics.interval.Estimate;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Verifier;
import dev.marlin.testkit.runs.RunsWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Batches and evaluations on the real database, in the real sandbox. */
class EvaluationsTest {
    private static final double Z = 1.959963984540054;
    private static RunsWorld world;
    private static Evaluations evaluations;
    private static AgentVersion weak;
    private static AgentVersion strong;
    private static List<TaskId> tasks;
    private static Task further;
    private static Batch batch;

    @BeforeAll
    static void open() {
        world = new RunsWorld("dev.marlin.evaluation");
        evaluations = world.bean(Evaluations.class);
        weak = world.scripted("Aldebaran", "1", greeting("hello"));
        strong = world.scripted("Aldebaran", "2", greeting("hello there"));
        Campaign campaign = world.campaign("Greetings", weak, strong);
        RunsWorld.Seeded seeded = world.repository("greeter", Map.of("greeting.txt", "hullo\n"));
        tasks = new ArrayList<>();
        for (String wanted : List.of("hello", "hello there", "goodbye")) {
            Verifier verifier =
                    RunsWorld.verifier("says", "grep -q '" + wanted + "' greeting.txt", Verifier.OnBase.FAIL);
            tasks.add(world.task(campaign, seeded, "Say " + wanted, verifier).id());
        }
        further = world.task(campaign, seeded, "Left", RunsWorld.verifier("any", "true", Verifier.OnBase.PASS));
        batch = evaluations.lock("Spring batch", tasks, world.manager);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void aLaterVersionRunsOnTheSameTasksAndIsScoredWithAnInterval() {
        EvaluationId first = evaluations.start(batch.id(), weak.id(), world.manager);
        Score waiting = evaluations.score(first);
        assertThat(waiting.running()).isEqualTo(3);
        assertThat(waiting.resolveRate()).isEmpty();
        world.runAll();
        EvaluationId second = evaluations.start(batch.id(), strong.id(), world.manager);
        world.runAll();
        Score one = evaluations.score(first);
        Score two = evaluations.score(second);
        assertThat(one.lines()).extracting(Score.Line::task).containsExactlyElementsOf(tasks);
        assertThat(two.lines()).extracting(Score.Line::task).containsExactlyElementsOf(tasks);
        assertThat(resolved(one)).containsExactly(true, false, false);
        assertThat(resolved(two)).containsExactly(true, true, false);
        assertThat(one.evaluation().batch().digest())
                .isEqualTo(two.evaluation().batch().digest());
        isWilson(one.resolveRate().orElseThrow(), 1, 3);
        isWilson(two.resolveRate().orElseThrow(), 2, 3);
        assertThat(world.audited("evaluation.started", second.value())).isEqualTo(1);
        assertThat(evaluations.all()).extracting(Evaluation::id).contains(first, second);
    }

    @Test
    void ourFailuresAreNeverTheAgents() {
        EvaluationId id = evaluations.start(batch.id(), strong.id(), world.manager);
        world.database
                .jdbc()
                .sql("""
                        UPDATE run SET state = 'FINISHED', stage = 'ENDED', exit_class = 'INFRASTRUCTURE_ERROR',
                            reason = 'the disk was full', finished_at = now()
                        WHERE id = (SELECT run_id FROM evaluation_trial WHERE evaluation_id = ? AND task_id = ?)
                        """)
                .params(id.value(), tasks.getFirst().value())
                .update();
        world.runAll();
        Score score = evaluations.score(id);
        assertThat(score.infrastructure()).isEqualTo(1);
        assertThat(score.running()).isZero();
        TrialResult ours = score.lines().getFirst().result().orElseThrow();
        assertThat(ours.judgeable()).isFalse();
        assertThat(ours.reason()).isEqualTo("the disk was full");
        isWilson(score.resolveRate().orElseThrow(), 1, 2);
    }

    @Test
    void whatIsLockedStaysLocked() {
        for (String sql : List.of(
                "UPDATE batch SET name = 'x'",
                "DELETE FROM batch",
                "UPDATE batch_task SET position = position + 10",
                "DELETE FROM batch_task",
                "UPDATE evaluation SET created_at = now()",
                "DELETE FROM evaluation_trial")) {
            assertThatThrownBy(() -> world.database.jdbc().sql(sql).update())
                    .as(sql)
                    .hasStackTraceContaining("permission denied");
        }
        assertThatThrownBy(() -> world.database
                        .jdbc()
                        .sql("UPDATE task SET prompt = 'easier' WHERE id = ?")
                        .param(tasks.getFirst().value())
                        .update())
                .hasStackTraceContaining("a published task is never changed");
        assertThat(evaluations.batch(batch.id())).isEqualTo(batch);
    }

    @Test
    void aBatchThatGrewBehindOurBackIsNotRun() {
        Batch grown = evaluations.lock("Grown batch", tasks, world.manager);
        world.database
                .jdbc()
                .sql("INSERT INTO batch_task VALUES (?, 4, ?, ?)")
                .params(
                        grown.id().value(),
                        further.id().value(),
                        further.digest().orElseThrow())
                .update();
        refused(
                Problem.CONFLICT,
                "no longer what was locked",
                () -> evaluations.start(grown.id(), strong.id(), world.manager));
        assertThat(trials(grown.id())).isZero();
    }

    @Test
    void refusesWhatCannotBeLocked() {
        refused(Problem.CONFLICT, "already", () -> evaluations.lock("Spring batch", tasks, world.manager));
        refused(Problem.INVALID, "name", () -> evaluations.lock(" ", tasks, world.manager));
        refused(Problem.INVALID, "at least one", () -> evaluations.lock("Empty", List.of(), world.manager));
        refused(
                Problem.INVALID,
                "twice",
                () -> evaluations.lock("Doubled", List.of(tasks.getFirst(), tasks.getFirst()), world.manager));
        refused(Problem.NOT_FOUND, "", () -> evaluations.lock("Ghost", List.of(TaskId.random()), world.manager));
        assertThat(evaluations.batches()).extracting(Batch::name).doesNotContain("Empty", "Doubled", "Ghost");
    }

    @Test
    void refusesAnAgentOrABatchThatIsNotThereAndStartsNothing() {
        AgentVersionId ghost = new AgentVersionId(UUID.randomUUID());
        refused(Problem.NOT_FOUND, "agent version", () -> evaluations.start(batch.id(), ghost, world.manager));
        refused(Problem.NOT_FOUND, "batch", () -> evaluations.start(BatchId.random(), weak.id(), world.manager));
        refused(Problem.NOT_FOUND, "evaluation", () -> evaluations.score(EvaluationId.random()));
        AgentVersion imported = world.register("Betelgeuse", "9", AgentVersion.Adapter.IMPORT, "{}");
        long before = trials(batch.id());
        assertThatThrownBy(() -> evaluations.start(batch.id(), imported.id(), world.manager))
                .as("its work on these tasks was never brought here")
                .isInstanceOf(MarlinException.class);
        assertThat(trials(batch.id())).isEqualTo(before);
    }

    private static void refused(Problem problem, String says, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContaining(says);
    }

    private static long trials(BatchId id) {
        return world.database
                .jdbc()
                .sql("SELECT count(*) FROM evaluation_trial t JOIN evaluation e ON e.id = t.evaluation_id"
                        + " WHERE e.batch_id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    private static List<Boolean> resolved(Score score) {
        return score.lines().stream()
                .map(line -> line.result().orElseThrow().resolved())
                .toList();
    }

    /** Wilson (1927) as it stands in the textbook. */
    private static void isWilson(Estimate rate, int resolved, int n) {
        double p = (double) resolved / n;
        double center = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n));
        assertThat(rate.n()).isEqualTo(n);
        assertThat(rate.value()).isCloseTo(p, within(1e-12));
        assertThat(rate.low()).isCloseTo(center - half, within(1e-9));
        assertThat(rate.high()).isCloseTo(center + half, within(1e-9));
    }

    private static String greeting(String words) {
        return "{\"edit\": {\"path\": \"greeting.txt\", \"find\": \"hullo\", \"replace\": \"" + words
                + "\"}}, {\"message\": \"Done.\"}";
    }
}
