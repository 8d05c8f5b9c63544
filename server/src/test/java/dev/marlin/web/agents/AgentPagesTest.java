package dev.marlin.web.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.AgentVersionId;
import dev.marlin.agents.Agents;
import dev.marlin.app.TestServer;
import dev.marlin.app.config.Settings;
import dev.marlin.identity.Role;
import dev.marlin.runner.workspace.TreeRemoval;
import dev.marlin.tasks.Task;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.FakeClaude;
import dev.marlin.testkit.runs.ServedRuns;
import dev.marlin.testkit.runs.Until;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Vendors' programs over HTTP: found, chosen, registered, shown; on a server that has some and on one that has none. */
class AgentPagesTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static Path folder;
    private static TestServer server;
    private static ServedRuns runs;
    private static Session manager;
    private static FakeClaude older;
    private static FakeClaude newer;

    @BeforeAll
    static void start() throws IOException {
        folder = Files.createTempDirectory("marlin-programs");
        folder.toFile().setExecutable(true, false);
        folder.toFile().setReadable(true, false);
        older = FakeClaude.install(folder, "2.1.11");
        newer = FakeClaude.install(folder, "9.0.0");
        Path routes = Files.writeString(folder.resolve("routes.yaml"), """
                routes:
                  here:
                    provider: anthropic
                    baseUrl: http://127.0.0.1:9
                    local: true
                    models: {model-7: m}
                """);
        Path prices = Files.writeString(folder.resolve("prices.json"), """
                {"version": "test", "asOf": "2026-01-01", "dollarsPerMillionTokens":
                  {"m": {"freshInput": 1, "cacheRead": 0.1, "cacheWrite": 1.25, "output": 5}}}
                """);
        server =
                TestServer.start(new Settings.Agents(List.of(folder), Optional.of(routes), Optional.of(prices), false));
        runs = new ServedRuns(server);
        manager = server.as("mara");
    }

    @AfterAll
    static void stop() throws IOException {
        runs.close();
        TreeRemoval.remove(folder);
    }

    private static JsonNode installed() {
        Until.holds(
                "the look",
                SOON,
                () -> !manager.json("/api/v1/agents/installed").path("looking").asBoolean());
        return manager.json("/api/v1/agents/installed");
    }

    private static Map<String, String> fields(String version, FakeClaude program) {
        Map<String, String> fields = new HashMap<>();
        fields.put("agent", "Skua");
        fields.put("version", version);
        fields.put("program", "claude-code:" + program.digest());
        fields.put("model", "model-7");
        fields.put("route", "here");
        fields.put("profile", "edits-only");
        fields.put("project", "none");
        fields.put("tokens", "5,000,000");
        fields.put("dollars", "2.50");
        fields.put("requests", "");
        fields.put("identityWords", "Model Seven");
        return fields;
    }

    @Test
    void programsAreListedByTheirBytes() {
        JsonNode programs = installed().path("programs");
        assertThat(programs.size()).isEqualTo(2);
        assertThat(programs.path(0).path("flavor").asString()).isEqualTo("claude-code");
        assertThat(programs.path(0).path("digest").asString()).isEqualTo(older.digest());
        assertThat(programs.path(0).path("tested").asBoolean()).isTrue();
        assertThat(programs.path(1).path("version").asString()).isEqualTo("9.0.0");
        assertThat(programs.path(1).path("tested").asBoolean()).isFalse();
        assertThat(server.as("ines").get("/api/v1/agents/installed").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aProgramIsChosenAndRegisteredByForm() {
        installed();
        String form = manager.get("/agents/new").body();
        assertThat(form)
                .contains("Claude Code 2.1.11 · " + older.digest().substring(0, 12))
                .contains("9.0.0 · " + newer.digest().substring(0, 12) + " · not a tested version")
                .contains("<option value=\"here\"", "<option value=\"model-7\"")
                .doesNotContain("hx-get");
        HttpResponse<String> made = manager.form("/agents", fields("1", older));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        String address = made.headers().firstValue("Location").orElseThrow();
        assertThat(manager.get(address).body())
                .contains("these very bytes, version 2.1.11", older.digest(), "2.1.0 to below 2.2.0")
                .contains("leads to this model", "edits only", "Model Seven")
                .contains("5,000,000 tokens, US$ 2.50, 2,000 requests, 8 at a time")
                .doesNotContain("not a tested version");
        JsonNode settings = manager.json("/api/v1" + address).path("settings");
        assertThat(settings.path("budget").path("microDollars").asLong()).isEqualTo(2_500_000);
        assertThat(settings.path("project").asString()).isEqualTo("none");
    }

    @Test
    void aWrongFieldIsMarkedAndWhatWasTypedIsKept() {
        installed();
        Map<String, String> wrong = fields("2", older);
        wrong.put("dollars", "many");
        HttpResponse<String> refused = manager.form("/agents", wrong);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("settings.budget.microDollars: a positive number", "value=\"many\"", "value=\"Skua\"")
                .containsPattern("name=\"dollars\"[^>]*aria-invalid=\"true\"");
        wrong.put("dollars", "1");
        wrong.put("program", "");
        assertThat(manager.form("/agents", wrong).body()).contains("settings.program: choose an installed program");
    }

    @Test
    void aVersionTellsWhatOfItIsNotHere() {
        installed();
        Map<String, String> gone = fields("3", newer);
        gone.put("program", "claude-code:" + "0".repeat(64));
        String page = manager.get(manager.form("/agents", gone)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .body();
        assertThat(page).contains("not here", "leads to this model").doesNotContain("these very bytes");
        gone.put("version", "4");
        gone.put("model", "model-8");
        assertThat(manager.form("/agents", gone).body())
                .contains("settings.model: the route here does not lead to model-8");
    }

    @Test
    void theReportOnApprovalsCountsWhatAnUnattendedAgentWouldHaveAsked() {
        assertThat(manager.get("/runs").body()).contains("href=\"/runs/approvals\"");
        assertThat(manager.get("/runs/approvals").body()).contains("No turn to tell of");
        installed();
        Map<String, String> fields = fields("4", older);
        fields.put("profile", "unattended");
        fields.put("dollars", "");
        AgentVersion one = registered(fields);
        fields.put("version", "5");
        fields.put("program", "claude-code:" + newer.digest());
        AgentVersion two = registered(fields);
        Task task = runs.task("Say hello", one, two);
        Session expert = server.as("ines");
        expert.form("/tasks/" + task.id() + "/claim", Map.of());
        String pair = expert.form("/tasks/" + task.id() + "/pairs", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Until.holds("both ready", SOON, () -> expert.get(pair).body().contains("Both are ready"));
        assertThat(manager.get("/runs/approvals").body())
                .contains("Skua 4", "Skua 5", "The latest 2 turns")
                .containsPattern("<td class=\"num\">1.0</td></tr>");
        JsonNode line = manager.json("/api/v1/approvals").path("agents").path(0);
        assertThat(line.path("turns").asInt()).isEqualTo(1);
        assertThat(line.path("questions").asInt()).isZero();
        assertThat(line.path("wouldHaveAskedPerTurn").asDouble()).isEqualTo(1.0);
        assertThat(expert.get("/runs/approvals").statusCode()).isEqualTo(403);
        assertThat(expert.get("/api/v1/approvals").statusCode()).isEqualTo(403);
    }

    private static AgentVersion registered(Map<String, String> fields) {
        String address =
                manager.form("/agents", fields).headers().firstValue("Location").orElseThrow();
        return server.bean(Agents.class).get(AgentVersionId.parse(address.substring("/agents/".length())));
    }

    @Test
    void aServerWithNothingSaysWhatToDo() {
        try (TestServer empty = TestServer.start()) {
            empty.person("mara", Role.MANAGER);
            Session there = empty.as("mara");
            assertThat(there.get("/agents/new").body())
                    .contains("No program is installed here", "agents.programs", "marlin agents doctor")
                    .contains("No way to a model", "agents.routes", "keyFile")
                    .doesNotContain("cli-program");
            assertThat(there.json("/api/v1/agents/installed").path("programs").size())
                    .isZero();
        }
    }
}
