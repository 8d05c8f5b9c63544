package dev.marlin.web.runs;

import static dev.marlin.testkit.http.Answers.document;
import static dev.marlin.testkit.http.Answers.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.agents.AgentVersion;
import dev.marlin.tasks.Task;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.ServedRuns;
import dev.marlin.testkit.runs.Until;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What people do to runs that are under way; each is sent twice and happens once. */
class SteeringByHandTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String SLEEP = "{\"run\": {\"command\": [\"sleep\", \"100\"]}}";
    private static ServedRuns runs;
    private static Session mara;
    private static Session ines;

    @BeforeAll
    static void open() {
        runs = new ServedRuns();
        mara = runs.server.as("mara");
        ines = runs.server.as("ines");
    }

    @AfterAll
    static void close() {
        runs.close();
    }

    @Test
    void questionsAreAnsweredAndRunsStoppedByTheirManager() {
        String task = claimed(runs.scripted("Spica", "1", SLEEP), runs.scripted("Mira", "1", SLEEP));
        String run = working(start(task));
        location(mara.form("/runs/questions/" + question(run), Map.of("answer", "allow")));
        JsonNode denied =
                document(mara.post("/api/v1/questions/" + question(run) + "/answer", Map.of("answer", "deny")));
        assertThat(denied.toString()).containsIgnoringCase("denied");
        assertThat(jdbc().sql("SELECT answer FROM agent_answer a JOIN agent_question q ON q.id = a.question_id"
                                + " WHERE run_id::text = ? ORDER BY answered_at")
                        .param(run)
                        .query(String.class)
                        .list())
                .containsExactly("ALLOWED", "DENIED");
        location(mara.form("/runs/" + run + "/stop", Map.of("reason", "It hangs.")));
        assertThat(audited(run)).isOne();

        String second = working(start(task));
        document(mara.post("/api/v1/runs/" + second + "/stop", Map.of("reason", "It hangs again.")));
        assertThat(audited(second)).isOne();

        String third = start(task);
        working(third);
        JsonNode cancelled = document(ines.post("/api/v1/pairs/" + third + "/cancel", Map.of()));
        assertThat(cancelled.path("id").asString()).isEqualTo(third);
        assertThat(jdbc().sql("SELECT count(*) FROM pair WHERE task_id::text = ?")
                        .param(task)
                        .query(Long.class)
                        .single())
                .as("each start started one pair")
                .isEqualTo(3);
    }

    /** A task that the expert holds. */
    private static String claimed(AgentVersion one, AgentVersion other) {
        Task task = runs.task("Of " + one.agent(), one, other);
        document(ines.post("/api/v1/tasks/" + task.id() + "/claim", Map.of()));
        return task.id().toString();
    }

    private static String start(String task) {
        return document(ines.post("/api/v1/tasks/" + task + "/pairs", Map.of()))
                .path("id")
                .asString();
    }

    /** One run of the pair, as soon as both are under way. */
    private static String working(String pair) {
        Until.holds("working", SOON, () -> ines.get("/pairs/" + pair).body().contains("Both are working"));
        return mara.json("/api/v1/runs/pairs/" + pair).at("/runs/0/id").asString();
    }

    /** As an agent asks it; the agent itself is elsewhere. */
    private static String question(String run) {
        UUID id = UUID.randomUUID();
        jdbc().sql("INSERT INTO agent_question (id, run_id, kind, title, detail, asked_at, answer_until)"
                        + " VALUES (?, ?::uuid, 'RUN', 'May I?', 'rm build', now(), now() + interval '1 hour')")
                .params(id, run)
                .update();
        return id.toString();
    }

    private static long audited(String run) {
        return jdbc().sql("SELECT count(*) FROM audit_event WHERE action = 'run.stopped' AND subject_id::text = ?")
                .param(run)
                .query(Long.class)
                .single();
    }

    private static JdbcClient jdbc() {
        return runs.server.bean(JdbcClient.class);
    }
}
