package dev.marlin.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.agents.AgentVersion;
import dev.marlin.runner.agent.atif.AtifReader;
import dev.marlin.tasks.Task;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.ServedRuns;
import dev.marlin.testkit.runs.Until;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pages and API of agents and runs over HTTP, on the whole server. */
class RunPagesTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Pattern LINK = Pattern.compile("(?:href|hx-get|src|action)=\"(/[^\"#]*)");
    private static final String NAMED = """
            {"edit": {"path": "greeting.txt", "find": "hullo", "replace": "hello"}},
            {"write": {"path": "docs/aldebaran-notes.md", "content": "Made by Aldebaran 4.2 of Taurus Labs.\\nCo-Authored-By: Aldebaran 4.2 <a@taurus.example>\\n"}},
            {"write": {"path": ".aldebaran/plan.md", "content": "secret plan of Aldebaran"}},
            {"run": {"command": ["sh", "-c", "echo Aldebaran-4.2 was here; env"]}},
            {"message": "As Aldebaran 4.2, I changed the greeting. QWxkZWJhcmFu"}""";
    private static final String OTHER = """
            {"edit": {"path": "greeting.txt", "find": "hullo", "replace": "hello there"}},
            {"write": {"path": "notes.md", "content": "narabedlA and esuegleteB\\nBetelgeuse-1.9\\n"}},
            {"message": "Betelgeuse did it."}""";
    private static ServedRuns runs;
    private static Session manager;
    private static Session expert;

    @BeforeAll
    static void start() {
        runs = new ServedRuns();
        manager = runs.server.as("mara");
        expert = runs.server.as("ines");
    }

    @AfterAll
    static void stop() {
        runs.close();
    }

    @Test
    void managersRegisterAgentsByFormAndApi() {
        assertThat(manager.get("/agents").statusCode()).isEqualTo(200);
        assertThat(manager.get("/agents/new").body()).contains("Register an agent version");
        Map<String, String> wrong =
                Map.of("agent", "Heron", "version", "1", "adapter", "COMMAND", "settings", "{}", "identityWords", "");
        HttpResponse<String> refused = manager.form("/agents", wrong);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("settings.argv").contains("value=\"Heron\"");
        Map<String, String> right = Map.of(
                "agent",
                "Heron",
                "version",
                "1",
                "adapter",
                "COMMAND",
                "settings",
                "{\"argv\": [\"heron\"]}",
                "identityWords",
                "Wader\nMarsh Inc");
        HttpResponse<String> made = manager.form("/agents", right);
        assertThat(made.statusCode()).isEqualTo(303);
        String page =
                manager.get(made.headers().firstValue("Location").orElseThrow()).body();
        assertThat(page).contains("Heron 1", "Marsh Inc, Wader", "A program runs in our sandbox");
        HttpResponse<String> api = manager.post(
                "/api/v1/agents",
                Map.of(
                        "agent",
                        "Heron",
                        "version",
                        "1",
                        "adapter",
                        "command",
                        "settings",
                        Map.of("argv", java.util.List.of("heron")),
                        "identityWords",
                        java.util.List.of("Marsh Inc", "Wader")));
        assertThat(api.statusCode()).isEqualTo(201);
        assertThat(manager.json("/api/v1/agents").size()).isGreaterThanOrEqualTo(1);
        assertThat(api.body())
                .contains(made.headers().firstValue("Location").orElseThrow().substring(8));
        assertThat(manager.post("/api/v1/agents", Map.of("agent", "X")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void nobodyElseSeesAgentsOrTheBook() {
        for (String path : new String[] {"/agents", "/runs", "/api/v1/agents", "/api/v1/runs"}) {
            assertThat(expert.get(path).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void anExpertStartsFollowsAndNeverMeetsAName() {
        AgentVersion one = runs.scripted("Aldebaran", "4.2", NAMED, "Taurus Labs");
        AgentVersion two = runs.scripted("Betelgeuse", "1.9", OTHER);
        Task task = runs.task("Say hello", one, two);
        assertThat(expert.form("/tasks/" + task.id() + "/pairs", Map.of()).statusCode())
                .as("who does not hold the task")
                .isEqualTo(404);
        expert.form("/tasks/" + task.id() + "/claim", Map.of());
        HttpResponse<String> started = expert.form("/tasks/" + task.id() + "/pairs", Map.of());
        assertThat(started.statusCode()).as(started.body()).isEqualTo(303);
        String live = started.headers().firstValue("Location").orElseThrow();
        assertThat(expert.get(live).body()).contains("Progress of the pair");
        Until.holds("both ready", SOON, () -> expert.get(live).body().contains("Both are ready"));
        String pair = live.substring("/pairs/".length());
        assertThat(expert.json("/api/v1/pairs/" + pair).path("state").asString())
                .isEqualTo("ready");
        assertThat(expert.get(live).body())
                .contains("href=\"" + live + "/comparison\"")
                .doesNotContain("hx-get");
        crawl(pair);
        assertThat(runs.server.as("mara").get(live).statusCode())
                .as("not the manager's pair")
                .isEqualTo(403);
        assertThat(expert.form(live + "/cancel", Map.of()).statusCode()).isEqualTo(409);
        assertThat(expert.form("/tasks/" + task.id() + "/pairs", Map.of()).statusCode())
                .isEqualTo(409);
    }

    /** First the search must find the names where a manager may read them; then nowhere in an expert's session. */
    private static void crawl(String pair) {
        String book = manager.get("/runs/pairs/" + pair).body();
        Matcher run = Pattern.compile("/runs/([0-9a-f-]{36})").matcher(book);
        assertThat(hits(book)).isNotEmpty();
        assertThat(run.find()).isTrue();
        String page = manager.get(run.group()).body();
        assertThat(hits(page)).isNotEmpty();
        assertThat(page).contains("What each verifier found", "exit code 0");
        JsonNode runs = manager.json("/api/v1/runs/pairs/" + pair).path("runs");
        assertThat(runs.path(0).path("verifications").toString()).contains("\"pass\"", "exit code 0");
        HttpResponse<String> trajectory = manager.get(run.group() + "/trajectory");
        assertThat(trajectory.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(trajectory.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"trajectory.atif.json\"");
        assertThat(hits(trajectory.body())).isNotEmpty();
        byte[] document = trajectory.body().getBytes(StandardCharsets.UTF_8);
        assertThat(AtifReader.strict(document).turns()).hasSize(1);
        assertThat(manager.get(run.group() + "/raw").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(expert.get(run.group() + "/trajectory").statusCode()).isEqualTo(403);
        ArrayDeque<String> open = new ArrayDeque<>(Set.of("/", "/tasks", "/pairs/" + pair, "/api/v1/pairs/" + pair));
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            String path = open.poll();
            HttpResponse<String> answer = expert.get(path);
            assertThat(hits(answer.body() + answer.headers().map())).as(path).isEmpty();
            answer.headers().firstValue("Location").filter(seen::add).ifPresent(open::add);
            Matcher links = LINK.matcher(answer.body());
            while (links.find() && seen.size() < 400) {
                String next = links.group(1).replace("&amp;", "&");
                if (!next.startsWith("/static") && !next.contains("sign-out") && seen.add(next)) {
                    open.add(next);
                }
            }
        }
        assertThat(seen).anyMatch(path -> path.startsWith("/comparisons/"));
        assertThat(seen).hasSizeGreaterThan(15);
    }

    private static Set<String> hits(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Set<String> hits = new HashSet<>();
        for (String canary : new String[] {
            "aldebaran", "betelgeuse", "taurus", "narabedla", "esuegleteb", "qwxkzwjhcmfu", "616c646562", "4.2", "1.9"
        }) {
            if (lower.contains(canary) && !isOurs(canary, lower)) {
                hits.add(canary);
            }
        }
        return hits;
    }

    /** Numbers of drawings are no versions. */
    private static boolean isOurs(String canary, String text) {
        return canary.contains(".")
                && !Pattern.compile("(?<![0-9. -])" + Pattern.quote(canary) + "(?![0-9. a-z-])")
                        .matcher(text)
                        .find();
    }

    @Test
    void theHolderCancelsAndStartsAgain() {
        AgentVersion slow = runs.scripted("Spica", "1", "{\"run\": {\"command\": [\"sleep\", \"60\"]}}");
        AgentVersion other = runs.scripted("Mira", "1", "{\"run\": {\"command\": [\"sleep\", \"60\"]}}");
        Task task = runs.task("Wait a while", slow, other);
        expert.form("/tasks/" + task.id() + "/claim", Map.of());
        String live = expert.form("/tasks/" + task.id() + "/pairs", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Until.holds("working", SOON, () -> expert.get(live).body().contains("Both are working"));
        assertThat(expert.form(live + "/cancel", Map.of()).statusCode()).isEqualTo(303);
        assertThat(expert.get(live).body()).contains("could not be completed", "Back to the task");
        String pair = live.substring("/pairs/".length());
        Until.holds(
                "both sides stopped",
                SOON,
                () -> !manager.json("/api/v1/runs/pairs/" + pair).toString().contains("\"running\""));
    }

    @Test
    void aManagerReleasesAWithheldPair() {
        AgentVersion naming = runs.scripted(
                "Vega", "1", "{\"write\": {\"path\": \"V.java\", \"content\": \"class VegaTool {}\\n\"}}");
        AgentVersion quiet = runs.scripted("Deneb", "1", "{\"message\": \"Nothing to do.\"}");
        Task task = runs.task("Name nobody", naming, quiet);
        expert.form("/tasks/" + task.id() + "/claim", Map.of());
        String live = expert.form("/tasks/" + task.id() + "/pairs", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String pair = live.substring("/pairs/".length());
        Until.holds("withheld", SOON, () -> manager.get("/runs").body().contains("Waiting for your decision"));
        assertThat(expert.get(live).body()).contains("Both are being verified");
        assertThat(manager.get("/runs/pairs/" + pair).body()).contains("V.java", "Let it be judged");
        assertThat(manager.form("/runs/pairs/" + pair + "/decision", Map.of("decision", "release", "reason", ""))
                        .statusCode())
                .isEqualTo(422);
        assertThat(manager.form("/runs/pairs/" + pair + "/decision", Map.of("decision", "release", "reason", "A star."))
                        .statusCode())
                .isEqualTo(303);
        assertThat(expert.get(live).body()).contains("Both are ready");
    }

    @Test
    void managersAttachWorkByFormAndApi() {
        AgentVersion quiet = runs.scripted("Altair", "1", "{\"message\": \"Nothing to do.\"}");
        Task task = runs.task("Bring it here", quiet, runs.scripted("Rigel", "1", "{\"message\": \"No.\"}"));
        manager.form(
                "/agents",
                Map.of("agent", "Egret", "version", "1", "adapter", "IMPORT", "settings", "{}", "identityWords", ""));
        String agent = "";
        for (var entry : manager.json("/api/v1/agents")) {
            agent = entry.path("agent").asString().equals("Egret")
                    ? entry.path("id").asString()
                    : agent;
        }
        String path = "/tasks/" + task.id() + "/work";
        assertThat(manager.get(path).body()).contains("Nothing yet");
        assertThat(manager.form(path, Map.of("agent", agent, "kind", "commit", "content", "HEAD"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(manager.form(path, Map.of("agent", agent, "kind", "patch", "content", ""))
                        .statusCode())
                .isEqualTo(303);
        assertThat(manager.post("/api/v1" + path, Map.of("agentVersion", agent, "branch", "main"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(manager.json("/api/v1" + path).get(0).path("kind").asString())
                .isEqualTo("branch");
        assertThat(manager.post("/api/v1" + path, Map.of("agentVersion", agent)).statusCode())
                .isEqualTo(422);
        HttpResponse<String> predictions = manager.post(
                "/api/v1/agents/" + agent + "/predictions",
                Map.of(
                        "file",
                        "{\"instance_id\":\"Bring it here\",\"model_name_or_path\":\"m\",\"model_patch\":\"\"}"));
        assertThat(predictions.body()).contains("\"attached\":[\"Bring it here\"]");
        assertThat(expert.get(path).statusCode()).isEqualTo(403);
    }
}
