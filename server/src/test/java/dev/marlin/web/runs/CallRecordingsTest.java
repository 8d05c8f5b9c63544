package dev.marlin.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.marlin.agents.AgentRegistration;
import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.Agents;
import dev.marlin.app.TestServer;
import dev.marlin.app.config.Settings;
import dev.marlin.identity.Role;
import dev.marlin.runner.workspace.TreeRemoval;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.FakeClaude;
import dev.marlin.testkit.runs.ServedRuns;
import dev.marlin.testkit.runs.Until;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What agents and models say to each other is kept where the installation wants it: for managers alone, without keys. */
class CallRecordingsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String KEY = "sk-canary/0123456789abcdef";
    private static Path folder;
    private static HttpServer provider;

    @BeforeAll
    static void start() throws IOException {
        folder = Files.createTempDirectory("marlin-programs");
        folder.toFile().setExecutable(true, false);
        folder.toFile().setReadable(true, false);
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", CallRecordingsTest::echo);
        provider.start();
        Files.writeString(folder.resolve("key"), KEY);
        Files.writeString(folder.resolve("routes.yaml"), """
                routes:
                  here:
                    provider: anthropic
                    baseUrl: http://127.0.0.1:PORT
                    local: true
                    keyFile: FOLDER/key
                    models: {m: m}
                """.replace(
                        "PORT", Integer.toString(provider.getAddress().getPort()))
                .replace("FOLDER", folder.toString()));
    }

    @AfterAll
    static void stop() throws IOException {
        provider.stop(0);
        TreeRemoval.remove(folder);
    }

    /** Tells the caller its key. */
    private static void echo(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String key = String.valueOf(exchange.getRequestHeaders().getFirst("x-api-key"));
        byte[] answer = ("{\"model\":\"m\",\"said\":\"hello, " + key
                        + "\",\"usage\":{\"input_tokens\":3,\"output_tokens\":2}}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static TestServer server(boolean keepsCalls) {
        return TestServer.start(new Settings.Agents(
                List.of(folder), Optional.of(folder.resolve("routes.yaml")), Optional.empty(), keepsCalls));
    }

    /** The runs of a pair that both called the model, as the API tells managers of them. */
    private static List<JsonNode> called(ServedRuns runs) {
        AgentVersion one = registered(runs, "2.1.14");
        AgentVersion two = registered(runs, "2.1.24");
        Session expert = runs.server.as("ines");
        String task = runs.task("Say hello", one, two).id().toString();
        expert.form("/tasks/" + task + "/claim", Map.of());
        String pair = expert.form("/tasks/" + task + "/pairs", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Until.holds("both ready", SOON, () -> expert.get(pair).body().contains("Both are ready"));
        List<JsonNode> told = new ArrayList<>();
        runs.server
                .as("mara")
                .json("/api/v1/runs/pairs/" + pair.substring(pair.lastIndexOf('/') + 1))
                .path("runs")
                .forEach(told::add);
        assertThat(told)
                .hasSize(2)
                .allSatisfy(run ->
                        assertThat(run.path("usage").path("calls").asInt()).isEqualTo(1));
        return told;
    }

    private static AgentVersion registered(ServedRuns runs, String version) {
        FakeClaude program = FakeClaude.install(folder, version);
        return runs.server
                .bean(Agents.class)
                .register(
                        new AgentRegistration("Skua", version, AgentVersion.Adapter.CLI, program.settings(), List.of()),
                        runs.manager.id());
    }

    private static Map<String, String> unpacked(byte[] zip) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                texts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private static List<Path> left(TestServer server) throws IOException {
        Path shared = server.data().resolve("recordings");
        if (!Files.isDirectory(shared)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(shared)) {
            return files.filter(file -> file.toString().contains("calls-")).toList();
        }
    }

    @Test
    void managersGetWhatWasSaidWithoutKeysAndNobodyElseGetsIt() throws IOException {
        try (ServedRuns runs = new ServedRuns(server(true))) {
            runs.server.person("rita", Role.REVIEWER);
            runs.server.person("theo", Role.ADJUDICATOR);
            Session manager = runs.server.as("mara");
            for (JsonNode run : called(runs)) {
                assertThat(run.at("/usage/recorded").asBoolean()).isTrue();
                String address = "/runs/" + run.path("id").asString() + "/recording";
                assertThat(manager.get("/runs/" + run.path("id").asString()).body())
                        .contains("href=\"" + address + "\"");
                HttpResponse<byte[]> answer = manager.download(address);
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
                assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                        .startsWith("attachment");
                Map<String, String> texts = unpacked(answer.body());
                assertThat(texts.keySet()).containsExactly("0001-request.json", "0001-response.json");
                assertThat(texts.get("0001-request.json")).contains("Please say hello");
                assertThat(texts.get("0001-response.json")).contains("hello, ***");
                assertThat(texts.toString()).doesNotContain(KEY).doesNotContain("agents-own");
                for (String person : List.of("ines", "rita", "theo")) {
                    assertThat(runs.server.as(person).get(address).statusCode()).isEqualTo(403);
                }
            }
            assertThat(left(runs.server)).isEmpty();
        }
    }

    @Test
    void nothingIsKeptUnlessItIsWanted() throws IOException {
        try (ServedRuns runs = new ServedRuns(server(false))) {
            Session manager = runs.server.as("mara");
            for (JsonNode run : called(runs)) {
                assertThat(run.at("/usage/recorded").asBoolean()).isFalse();
                String page = "/runs/" + run.path("id").asString();
                assertThat(manager.get(page).body()).doesNotContain("/recording");
                assertThat(manager.get(page + "/recording").statusCode()).isEqualTo(404);
            }
            assertThat(runs.server.data().resolve("recordings")).doesNotExist();
        }
    }

    @Test
    void aFolderThatCannotBeMadeCostsTheRecordingsAndNotTheRuns() throws IOException {
        try (ServedRuns runs = new ServedRuns(server(true))) {
            Files.writeString(runs.server.data().resolve("recordings"), "a file where a folder should be");
            for (JsonNode run : called(runs)) {
                assertThat(run.at("/usage/recorded").asBoolean()).isFalse();
                assertThat(run.path("exitClass").asString()).isEqualTo("completed");
            }
        }
    }
}
