package dev.marlin.web.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.catalog.Catalog;
import dev.marlin.identity.Role;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.tasks.TaskWorld;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tasks, campaigns and guidelines over HTTP, through the gate, as their people see them. */
class TaskPagesTest {
    private static final String COMMIT = TaskWorld.COMMIT;
    private static final String FILE = """
            {"title": "From a program", "category": "bug_fix", "repository": "pathkit", "baseCommit": "%s",
             "pullRequest": {"title": "Close it", "description": "Paths with dots are refused."},
             "prompt": "Please refuse them.",
             "verifiers": [{"name": "unit", "command": "sh test.sh", "timeoutSeconds": 60, "onBase": "pass",
                            "rule": {"exitCode": 0}}],
             "environment": {"toolchain": "jdk", "setup": []}}
            """.formatted(COMMIT);

    private static TestServer server;
    private static Session ines;
    private static Session omar;
    private static Session mara;
    private static RubricVersion rubric;
    private static String campaign;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.person("ines", Role.EXPERT);
        server.person("omar", Role.EXPERT);
        server.person("ada", Role.ADMIN);
        PersonId manager = server.person("mara", Role.MANAGER).id();
        ines = server.as("ines");
        omar = server.as("omar");
        mara = server.as("mara");
        rubric = server.bean(Rubrics.class).publish(TaskWorld.rubricDraft("Code changes", "First version."), manager);
        server.bean(Catalog.class).addLocal("pathkit", Optional.empty());
        campaign = UUID.randomUUID().toString();
        jdbc().sql("""
                INSERT INTO campaign (id, name, state, privacy_class, rubric_version_id, reviewers, currency,
                                      author_fee_minor, reviewer_fee_minor, created_by)
                VALUES (?::uuid, 'Spring', 'OPEN', 'RELEASABLE', ?, 1, 'USD', 28000, 4000, ?)
                """).params(campaign, rubric.id().value(), manager.value()).update();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anAuthorDraftsEditsAndSeesTheTask() {
        String path = draft(ines, fields("Refuse odd paths"));
        String page = ines.get(path).body();
        assertThat(page).contains("Refuse odd paths", "sh test.sh hole", "not run yet", "Run on the base");
        String form = ines.get(path + "/edit").body();
        assertThat(form).contains("value=\"sh test.sh hole\"", "pathkit", "Code changes".substring(0, 4));
        Map<String, String> changed = fields("Refuse odd paths, all of them");
        changed.put("version", version(form));
        assertThat(ines.form(path + "/edit", changed).statusCode()).isEqualTo(303);
        HttpResponse<String> stale = ines.form(path + "/edit", changed);
        assertThat(stale.statusCode()).isEqualTo(422);
        assertThat(stale.body()).contains("Nothing was overwritten", "Refuse odd paths, all of them");
    }

    @Test
    void aFormWithAFaultComesBackWithAllThatWasTyped() {
        Map<String, String> fields = fields("Kept <b>title</b>");
        fields.put("baseCommit", "main");
        HttpResponse<String> answer = ines.form("/tasks", fields);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("40 lower-case hex digits", "Kept &lt;b>title", "sh test.sh hole", "Please refuse them.");
        assertThat(ines.get("/tasks?view=mine").body()).doesNotContain("Kept");
    }

    @Test
    void aStrangersDraftIsNotThere() {
        String path = draft(ines, fields("Private draft"));
        assertThat(omar.get(path).statusCode()).isEqualTo(404);
        assertThat(omar.get(path + "/edit").statusCode()).isEqualTo(404);
        assertThat(omar.form(path + "/dry-run", Map.of()).statusCode()).isEqualTo(404);
        assertThat(omar.get("/tasks/not-a-task").statusCode()).isEqualTo(404);
        assertThat(mara.get(path).statusCode()).isEqualTo(200);
        assertThat(mara.get("/tasks/new").statusCode()).isEqualTo(403);
        assertThat(omar.get("/tasks").body()).doesNotContain("Private draft");
    }

    @Test
    void oneHoldsATaskAndTheOtherIsToldUntilWhen() {
        String path = ready("Claim me");
        assertThat(omar.get("/tasks").body()).contains("Claim me", "USD 280.00");
        assertThat(omar.form(path + "/claim", Map.of()).statusCode()).isEqualTo(303);
        assertThat(omar.get(path).body()).contains("You hold this task", path + "/pairs");
        HttpResponse<String> second = ines.form(path + "/claim", Map.of());
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("Somebody else holds this task");
        assertThat(ines.get(path).body()).contains("Held by somebody else").doesNotContain("omar");
        assertThat(omar.form(path + "/extend", Map.of()).statusCode()).isEqualTo(303);
        assertThat(ines.form(path + "/release", Map.of()).statusCode()).isEqualTo(409);
        assertThat(omar.form(path + "/take-away", Map.of()).statusCode()).isEqualTo(403);
        assertThat(mara.form(path + "/take-away", Map.of()).statusCode()).isEqualTo(303);
        assertThat(ines.form(path + "/claim", Map.of()).statusCode()).isEqualTo(303);
    }

    @Test
    void aProgramDraftsReadsAndReplacesATask() {
        HttpResponse<String> made = ines.post("/api/v1/tasks?campaign=" + campaign, FILE);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode task = JsonMapper.shared().readTree(made.body());
        String path = "/api/v1/tasks/" + task.get("id").asString();
        assertThat(made.headers().firstValue("ETag"))
                .contains('"' + task.get("version").asString() + '"');
        assertThat(ines.json(path)).isEqualTo(task);
        assertThat(omar.api(path).statusCode()).isEqualTo(404);
        HttpResponse<String> blind =
                ines.send("PUT", path, FILE, UUID.randomUUID().toString());
        assertThat(blind.statusCode()).isEqualTo(400);
        assertThat(blind.body()).contains("If-Match");
        HttpResponse<String> faulty =
                ines.post("/api/v1/tasks?campaign=" + campaign, FILE.replace("\"prompt\"", "\"promt\""));
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body()).contains("promt", "Line 3");
    }

    @Test
    void anAdminsProgramApprovesTheNetworkOfWhatItRead() {
        JsonNode task = JsonMapper.shared()
                .readTree(ines.post("/api/v1/tasks?campaign=" + campaign, FILE).body());
        String path = "/api/v1/tasks/" + task.get("id").asString();
        String tag = '"' + task.get("version").asString() + '"';
        Session ada = server.as("ada");
        assertThat(ada.json(path)).isEqualTo(task);
        assertThat(ines.postMatching(path + "/network", tag).statusCode()).isEqualTo(403);
        assertThat(ada.postMatching(path + "/network", "").statusCode()).isEqualTo(400);
        HttpResponse<String> approved = ada.postMatching(path + "/network", tag);
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
        assertThat(ines.json(path).get("environment").get("networkApproved").asBoolean())
                .isTrue();
        assertThat(ada.postMatching(path + "/network", tag).statusCode())
                .as("the version has changed with the approval")
                .isEqualTo(409);
    }

    @Test
    void guidelinesAreForEverybodyAndWrittenByManagers() {
        assertThat(ines.get("/rubrics").body()).contains("Code changes");
        assertThat(ines.get("/rubrics/" + rubric.id()).body()).contains("Does it do what was asked?", "Slightly.");
        assertThat(ines.get("/rubrics/new").statusCode()).isEqualTo(403);
        HttpResponse<String> faulty = mara.form("/rubrics", Map.of("yaml", "name: x\nreasn: y\n"));
        assertThat(faulty.statusCode()).as("a draft need not be complete").isEqualTo(303);
        assertThat(mara.get(faulty.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("Line 2", "reasn: y");
        assertThat(ines.json("/api/v1/rubrics")
                        .get("rubrics")
                        .get(0)
                        .get("name")
                        .asString())
                .isEqualTo("Code changes");
    }

    @Test
    void campaignsAreForManagers() {
        assertThat(ines.get("/campaigns").statusCode()).isEqualTo(403);
        assertThat(ines.api("/api/v1/campaigns").statusCode()).isEqualTo(403);
        assertThat(mara.get("/campaigns").body()).contains("Spring");
        assertThat(mara.get("/campaigns/" + campaign).body()).contains("USD 280.00", "Code changes, version 1");
        assertThat(mara.get("/campaigns/new").body()).contains("Code changes, version 1");
        HttpResponse<String> faulty = mara.form(
                "/campaigns",
                Map.of(
                        "name", "Summer",
                        "privacyClass", "RELEASABLE",
                        "rubricVersion", rubric.id().toString(),
                        "reviewers", "2",
                        "authorFee", "280,00",
                        "reviewerFee", "40",
                        "currency", "USD",
                        "deadline", ""));
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body()).contains("an amount such as 280.00", "value=\"Summer\"");
        assertThat(mara.json("/api/v1/campaigns")
                        .get("campaigns")
                        .get(0)
                        .get("authorFee")
                        .asString())
                .isEqualTo("280.00");
    }

    @Test
    void theLogOfADryRunStreamsToItsEnd() {
        String path = draft(ines, fields("Streamed"));
        UUID run = UUID.randomUUID();
        jdbc().sql("""
                INSERT INTO dry_run (id, task_id, content_digest, state, failure, requested_by)
                SELECT ?, id, repeat('a', 64), 'FAILED', 'The server stopped.', author_id FROM task WHERE id = ?::uuid
                """).params(run, path.substring("/tasks/".length())).update();
        jdbc().sql("INSERT INTO dry_run_line SELECT ?, n, 'line ' || n FROM generate_series(1, 700) n")
                .param(run)
                .update();
        String events = ines.get(path + "/dry-run/events?after=2").body();
        assertThat(events)
                .contains("id:3", "data:line 3\n", "data:line 700\n", "event:end")
                .doesNotContain("data:line 2\n");
        assertThat(ines.get(path + "/dry-run").body())
                .contains("line 700", "the text changed since", "The server stopped.");
        assertThat(omar.get(path + "/dry-run/events").statusCode()).isEqualTo(404);
    }

    private static String draft(Session author, Map<String, String> fields) {
        HttpResponse<String> answer = author.form("/tasks", fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** A published task, without a dry run: what is tested here comes after it. */
    private static String ready(String title) {
        String path = draft(ines, fields(title));
        jdbc().sql("UPDATE task SET state = 'READY', digest = repeat('a', 64), published_at = now() WHERE id = ?::uuid")
                .param(path.substring("/tasks/".length()))
                .update();
        return path;
    }

    private static Map<String, String> fields(String title) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("version", "");
        fields.put("campaign", campaign);
        fields.put("repository", "pathkit");
        fields.put("title", title);
        fields.put("category", "security");
        fields.put("baseCommit", COMMIT);
        fields.put("prTitle", "Close the hole");
        fields.put("prDescription", "Paths with dots\r\nare refused.");
        fields.put("prompt", "Please refuse them.");
        fields.put("toolchain", "jdk");
        fields.put("setup", "");
        fields.put("v0.name", "hole");
        fields.put("v0.command", "sh test.sh hole");
        fields.put("v0.seconds", "60");
        fields.put("v0.onBase", "fail");
        fields.put("v0.rule", "exit");
        fields.put("v0.exitCode", "0");
        return fields;
    }

    private static String version(String form) {
        return form.split("name=\"version\" value=\"", -1)[1].substring(0, 64);
    }

    private static JdbcClient jdbc() {
        return server.bean(JdbcClient.class);
    }
}
