package dev.marlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.agents.AgentRegistration;
import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.Agents;
import dev.marlin.tasks.Task;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.ServedRuns;
import dev.marlin.testkit.runs.Until;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bad input where people bring it, over HTTP on the whole server: a clear answer, and nothing lost. */
class BadInputTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String TASK = """
            {"title": "%s", "category": "bug_fix", "repository": "greeter", "baseCommit": "%s",
             "pullRequest": {"title": "Greet", "description": "As described."}, "prompt": "Please say hello.",
             "verifiers": [{"name": "greets", "command": "%s", "timeoutSeconds": %d, "onBase": "pass",
                            "rule": {"exitCode": 0}}],
             "environment": {"toolchain": "jdk", "setup": []}}""";
    private static final String ELSEWHERE = """
            diff --git a/greeting.txt b/greeting.txt
            --- a/greeting.txt
            +++ b/greeting.txt
            @@ -1 +1 @@
            -bonjour
            +hello
            """;
    private static ServedRuns runs;
    private static Session manager;
    private static Session expert;
    private static AgentVersion left;
    private static AgentVersion right;
    private static Task task;

    @BeforeAll
    static void start() {
        runs = new ServedRuns();
        manager = runs.server.as("mara");
        expert = runs.server.as("ines");
        left = imported("Aldebaran");
        right = imported("Betelgeuse");
        task = runs.task("Say hello", left, right);
    }

    @AfterAll
    static void stop() {
        runs.close();
    }

    @Test
    void aVerifierThatHangsIsEndedByTheClockAndTheDraftStays() {
        JsonNode draft = draft("Hangs", task.baseCommit(), "sleep 600", 1);
        JsonNode tried = dryRun(draft);
        assertThat(tried.get("state").asString()).isEqualTo("DONE");
        assertThat(tried.get("proves").asBoolean()).isFalse();
        assertThat(tried.get("results").get(0).get("summary").asString()).contains("ran longer than its limit");
        HttpResponse<String> refused = publish(draft);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("greets");
        assertThat(state(draft)).isEqualTo("DRAFT");
    }

    @Test
    void aBaseCommitThatDoesNotExistIsToldByTheDryRunAndThePublishing() {
        String nowhere = "f".repeat(40);
        JsonNode draft = draft("Nowhere", nowhere, "true", 5);
        JsonNode tried = dryRun(draft);
        assertThat(tried.get("state").asString()).isEqualTo("FAILED");
        assertThat(tried.get("failure").asString()).contains("baseCommit", nowhere);
        HttpResponse<String> refused = publish(draft);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("baseCommit");
        assertThat(state(draft)).isEqualTo("DRAFT");
    }

    @Test
    void anAddressThatIsAnOptionOrPrivateIsABadRowAndTheOthersAreTaken() {
        HttpResponse<String> asked = manager.post("/api/v1/catalog-imports?name=hostile", """
                {"clone_url": "--upload-pack=touch /tmp/marlin-was-here"}
                {"clone_url": "ext::sh -c touch% /tmp/marlin-was-here"}
                {"clone_url": "https://127.0.0.1/one/loop.git"}
                {"clone_url": "https://[fd00::1]/one/private.git"}
                {not json
                {"clone_url": "https://example.org/one/fine.git"}
                """);
        assertThat(asked.statusCode()).isEqualTo(202);
        String path = "/api/v1/catalog-imports/" + read(asked).get("id").asString();
        Until.holds("the import", SOON, () -> manager.json(path).get("endedAt").isString());
        JsonNode done = manager.json(path);
        assertThat(done.get("state").asString()).isEqualTo("done");
        assertThat(done.get("counts").get("created").asInt()).isEqualTo(1);
        assertThat(done.get("badRows").findValues("line").stream().map(JsonNode::asInt))
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(done.get("badRows").get(0).get("reason").asString()).contains("looks like an option");
        assertThat(done.get("badRows").get(2).get("reason").asString()).contains("public name");
    }

    @Test
    void aPatchThatDoesNotApplyAndAnEmptyOneAreResultsThatTheBlindPageTells() {
        String works = "/api/v1/tasks/" + task.id() + "/work";
        assertThat(manager.post(works, Map.of("agentVersion", left.id().toString(), "patch", ""))
                        .statusCode())
                .isEqualTo(201);
        assertThat(manager.post(works, Map.of("agentVersion", right.id().toString(), "patch", ELSEWHERE))
                        .statusCode())
                .isEqualTo(201);
        String path = "/api/v1/tasks/" + task.id();
        assertThat(expert.post(path + "/claim", Map.of()).statusCode()).isEqualTo(200);
        String pair = read(expert.post(path + "/pairs", Map.of())).get("id").asString();
        Until.holds(
                "the pair",
                SOON,
                () -> expert.json("/api/v1/pairs/" + pair)
                        .get("state")
                        .asString()
                        .equalsIgnoreCase("ready"));
        JsonNode comparisons = expert.json("/api/v1/comparisons");
        String comparison = comparisons.findValuesAsString("id").getFirst();
        assertThat(expert.get("/comparisons/" + comparison).body())
                .contains("No files changed", "The patch does not apply to the base")
                .doesNotContain("Aldebaran", "Betelgeuse");
    }

    private static AgentVersion imported(String agent) {
        return runs.server
                .bean(Agents.class)
                .register(
                        new AgentRegistration(agent, "1", AgentVersion.Adapter.IMPORT, "{}", List.of(agent)),
                        runs.manager.id());
    }

    private static JsonNode draft(String title, String base, String command, int timeoutSeconds) {
        HttpResponse<String> made = expert.post(
                "/api/v1/tasks?campaign=" + task.campaign(), TASK.formatted(title, base, command, timeoutSeconds));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return read(made);
    }

    private static JsonNode dryRun(JsonNode draft) {
        String path = "/api/v1/tasks/" + draft.get("id").asString() + "/dry-run";
        assertThat(expert.post(path, Map.of()).statusCode()).isEqualTo(202);
        Until.holds(
                "the dry run",
                SOON,
                () -> List.of("DONE", "FAILED")
                        .contains(expert.json(path).get("state").asString()));
        return expert.json(path);
    }

    private static HttpResponse<String> publish(JsonNode draft) {
        String path = "/tasks/" + draft.get("id").asString() + "/publish";
        return expert.form(path, Map.of("version", draft.get("version").asString()));
    }

    private static String state(JsonNode draft) {
        return expert.json("/api/v1/tasks/" + draft.get("id").asString())
                .get("state")
                .asString();
    }

    private static JsonNode read(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
