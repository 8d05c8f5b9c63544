package dev.marlin.web.tasks;

import static dev.marlin.testkit.http.Answers.document;
import static dev.marlin.testkit.http.Answers.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.identity.Role;
import dev.marlin.tasks.DryRunState;
import dev.marlin.tasks.DryRuns;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.ServedRuns;
import dev.marlin.testkit.runs.Until;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A task from its draft to its withdrawal, by forms and by programs; each step is sent twice and happens once. */
class TaskByFormTest {
    private static final String STEP =
            "{\"edit\": {\"path\": \"greeting.txt\", \"find\": \"hullo\", \"replace\": \"hello\"}}";
    private static ServedRuns runs;
    private static Session ines;
    private static Session ada;
    private static Session omar;

    @BeforeAll
    static void open() {
        runs = new ServedRuns();
        runs.server.person("ada", Role.ADMIN);
        runs.server.person("omar", Role.EXPERT);
        ines = runs.server.as("ines");
        ada = runs.server.as("ada");
        omar = runs.server.as("omar");
    }

    @AfterAll
    static void close() {
        runs.close();
    }

    @Test
    void byForms() {
        String path = draft("By form");
        location(ada.form(path + "/network", Map.of("version", version(path))));
        assertThat(ines.json("/api/v1" + path)
                        .at("/environment/networkApproved")
                        .asBoolean())
                .isTrue();
        location(ines.form(path + "/dry-run", Map.of()));
        proven(path);
        location(ines.form(path + "/publish", Map.of("version", version(path))));
        assertThat(state(path)).isEqualTo("READY");

        location(omar.form(path + "/claim", Map.of()));
        location(omar.form(path + "/extend", Map.of()));
        location(omar.form(path + "/pause", Map.of()));
        location(omar.form(path + "/resume", Map.of()));
        location(omar.form(path + "/release", Map.of()));
        assertThat(omar.json("/api/v1" + path + "/standing").path("standing").asString())
                .isEqualTo("open");
        location(omar.form(path + "/skip", Map.of("reason", "unclear")));
        assertThat(omar.json("/api/v1" + path + "/standing").path("standing").asString())
                .isEqualTo("skipped");
        location(omar.form(path + "/skip-undone", Map.of()));
        location(runs.server.as("mara").form(path + "/withdraw", Map.of()));
        assertThat(state(path)).isEqualTo("WITHDRAWN");
        assertThat(audited(path, "task.published")).isOne();
    }

    @Test
    void byPrograms() {
        String path = draft("By program");
        String api = "/api/v1" + path;
        JsonNode task = ines.json(api);
        document(ines.put(api, file(task), tag(path)));
        assertThat(ines.json(api).path("title").asString()).isEqualTo("By a program, renamed");
        document(ada.postMatching(api + "/network", tag(path)));
        document(ines.post(api + "/dry-run", Map.of()));
        proven(path);
        document(ines.postMatching(api + "/publish", tag(path)));
        assertThat(state(path)).isEqualTo("READY");

        JsonNode lease = document(omar.post(api + "/claim", Map.of()));
        document(omar.post(api + "/extend", Map.of()));
        document(omar.post(api + "/pause", Map.of()));
        document(omar.post(api + "/resume", Map.of()));
        document(omar.post(api + "/beat", Map.of()));
        assertThat(lease.path("fence").asLong()).isPositive();
        assertThat(omar.post(api + "/release", Map.of()).statusCode()).isEqualTo(204);
        assertThat(omar.post(api + "/skip", Map.of("reason", "other")).statusCode())
                .isEqualTo(204);
        assertThat(omar.json(api + "/standing").path("standing").asString()).isEqualTo("skipped");
        assertThat(omar.post(api + "/skip-undone", Map.of()).statusCode()).isEqualTo(204);
        document(runs.server.as("mara").post(api + "/withdraw", Map.of()));
        assertThat(state(path)).isEqualTo("WITHDRAWN");
        assertThat(audited(path, "task.published")).isOne();
    }

    private static String draft(String title) {
        Task draft = runs.draft(
                title,
                0,
                runs.expert,
                runs.scripted("One " + title, "1", STEP),
                runs.scripted("Two " + title, "1", STEP));
        return "/tasks/" + draft.id();
    }

    private static void proven(String path) {
        Until.holds(
                "the dry run",
                Duration.ofSeconds(90),
                () -> runs.server
                        .bean(DryRuns.class)
                        .latest(TaskId.parse(path.substring(7)))
                        .filter(run -> run.state() == DryRunState.DONE)
                        .isPresent());
    }

    private static String file(JsonNode task) {
        return """
                {"title": "By a program, renamed", "category": "bug_fix", "repository": "greeter", "baseCommit": "%s",
                 "pullRequest": {"title": "Greet", "description": "As described."},
                 "prompt": "Please say hello.",
                 "verifiers": [{"name": "hello", "command": "grep -q hello greeting.txt", "timeoutSeconds": 30,
                                "onBase": "fail", "rule": {"exitCode": 0}}],
                 "environment": {"toolchain": "jdk", "setup": []}}
                """.formatted(task.path("baseCommit").asString());
    }

    private static String version(String path) {
        return ines.json("/api/v1" + path).path("version").asString();
    }

    private static String tag(String path) {
        return '"' + version(path) + '"';
    }

    private static String state(String path) {
        return ines.json("/api/v1" + path).path("state").asString().toUpperCase(Locale.ROOT);
    }

    private static long audited(String path, String action) {
        return runs.server
                .bean(JdbcClient.class)
                .sql("SELECT count(*) FROM audit_event WHERE action = ? AND subject_id = ?")
                .params(action, UUID.fromString(path.substring(7)))
                .query(Long.class)
                .single();
    }
}
