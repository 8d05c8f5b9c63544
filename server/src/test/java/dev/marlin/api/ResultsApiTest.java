package dev.marlin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.agents.AgentVersion;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.PrivacyClass;
import dev.marlin.comparisons.Overall;
import dev.marlin.store.BlobStore;
import dev.marlin.tasks.Task;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.settled.Settled.Work;
import dev.marlin.testkit.settled.SettledServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Leaderboards, releases and evaluations for programs, over HTTP. */
class ResultsApiTest {
    private static SettledServer world;
    private static Session manager;
    private static AgentVersion one;
    private static AgentVersion other;
    private static Campaign campaign;
    private static Campaign secret;
    private static Task task;

    @BeforeAll
    static void open() {
        world = new SettledServer();
        manager = world.server.as("mara");
        manager.get("/profile");
        one = world.agent("Aldebaran");
        other = world.agent("Betelgeuse");
        campaign = world.campaign(one, other);
        task = world.task(campaign, "open prompt");
        for (Overall overall : List.of(Overall.A_BETTER, Overall.A_BETTER, Overall.B_BETTER, Overall.TIE)) {
            world.compare(task, one, other)
                    .turn(Work.of("+ a\n", "Done."), Work.of("+ b\n", "Done."))
                    .accept(overall);
        }
        AgentVersion hidden = world.agent("Zzsecret");
        secret = world.campaign(PrivacyClass.CONFIDENTIAL, 0, one, hidden);
        world.compare(world.task(secret, "zzsecret prompt"), one, hidden)
                .turn(Work.of("+ zzsecret\n", "zzsecret words"), Work.of("+ b\n", "Done."))
                .accept(Overall.A_BETTER);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void aProgramReadsTheLeaderboardAndAManagerTheSameNumbers() {
        JsonNode board = manager.json("/api/v1/leaderboard?campaign=" + campaign.id());
        assertThat(board.get("status").asString()).isEqualTo("ranked");
        assertThat(board.get("battles").asInt()).isEqualTo(4);
        JsonNode first = board.at("/groups/0/0");
        assertThat(first.get("agent").asString()).isEqualTo("Aldebaran 1");
        assertThat(first.at("/rating/value").asDouble()).isCloseTo(100 * Math.log(2) / 2, within(0.001));
        assertThat(first.at("/rating/low").asDouble())
                .isLessThan(first.at("/rating/value").asDouble());
        assertThat(manager.get("/leaderboard").body())
                .contains("Aldebaran 1", "+35", "2, 1, 1")
                .doesNotContainIgnoringCase("zzsecret");
        assertThat(manager.api("/api/v1/leaderboard").body())
                .isEqualTo(manager.api("/api/v1/leaderboard").body())
                .doesNotContainIgnoringCase("zzsecret");
        assertThat(manager.json("/api/v1/leaderboard")
                        .get("confidentialComparisons")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatIsNotThereIsRefusedInWords() {
        isProblem(manager.api("/api/v1/leaderboard?campaign=" + UUID.randomUUID()), 404, "campaign");
        isProblem(manager.api("/api/v1/leaderboard?campaign=nonsense"), 404, "campaign");
        isProblem(manager.api("/api/v1/leaderboard?axis=beauty"), 422, "beauty");
        isProblem(manager.api("/api/v1/leaderboard?axis="), 422, "axis");
        isProblem(manager.api("/api/v1/leaderboard?includeScripted=perhaps"), 400, "includeScripted");
        assertThat(manager.get("/leaderboard?axis=").statusCode())
                .as("a page without a choice")
                .isEqualTo(200);
        assertThat(manager.get("/leaderboard?axis=beauty").statusCode()).isEqualTo(422);
        isProblem(manager.api("/api/v1/releases/" + UUID.randomUUID() + "/archive"), 404, "release");
        isProblem(manager.api("/api/v1/evaluations/" + UUID.randomUUID()), 404, "evaluation");
    }

    @Test
    void badBodiesAreRefusedAndNothingIsMade() {
        int batches = manager.json("/api/v1/batches").size();
        int releases = manager.json("/api/v1/releases").size();
        isProblem(manager.post("/api/v1/batches", "{}"), 422, "name and tasks");
        isProblem(manager.post("/api/v1/batches", "{\"name\": \"x\", \"tasks\": [null]}"), 422, "tasks");
        isProblem(manager.post("/api/v1/batches", "{\"name\": \"x\", \"tasks\": [\"nonsense\"]}"), 404, "task");
        isProblem(manager.post("/api/v1/batches", "{\"name\": \"x\", \"tasks\": []}"), 422, "at least one");
        isProblem(manager.post("/api/v1/evaluations", "{}"), 422, "batch and agentVersion");
        isProblem(manager.post("/api/v1/evaluations", "[1"), 400, "cannot be read");
        isProblem(
                manager.post("/api/v1/releases", "{\"campaign\": \"nonsense\", \"includeScripted\": true}"),
                404,
                "campaign");
        isProblem(
                manager.post(
                        "/api/v1/releases", Map.of("campaign", UUID.randomUUID().toString(), "includeScripted", true)),
                404,
                "campaign");
        assertThat(manager.json("/api/v1/batches")).hasSize(batches);
        assertThat(manager.json("/api/v1/releases")).hasSize(releases);
    }

    @Test
    void aReleaseIsBuiltOncePerKeyAndDownloadedAsItWas() throws IOException {
        String key = UUID.randomUUID().toString();
        Map<String, Object> wanted = Map.of("includeScripted", false);
        HttpResponse<String> made = manager.send("POST", "/api/v1/releases", wanted, key);
        HttpResponse<String> again = manager.send("POST", "/api/v1/releases", wanted, key);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(made.body());
        JsonNode release = JsonMapper.shared().readTree(made.body());
        assertThat(release.at("/facts/preferences").asInt()).isEqualTo(3);
        assertThat(release.at("/facts/judgements").asInt()).isEqualTo(4);
        assertThat(release.at("/facts/leftOut/privacy class: confidential").asInt())
                .isEqualTo(1);
        assertThat(manager.api("/api/v1/releases").body())
                .contains(release.get("id").asString())
                .doesNotContainIgnoringCase("zzsecret");
        Map<String, byte[]> files = unpacked(release);
        assertThat(files.keySet().stream().filter(name -> name.matches("trajectories/[0-9a-f-]{36}\\.atif\\.json")))
                .hasSize(release.at("/facts/trajectories").asInt())
                .hasSize(8);
        assertThat(files.keySet().stream().filter(name -> !name.startsWith("trajectories/")))
                .containsExactly(
                        "README.md",
                        "SHA256SUMS",
                        "judgements.jsonl",
                        "judgements/train-00000-of-00001.parquet",
                        "preferences.jsonl",
                        "preferences/train-00000-of-00001.parquet",
                        "release.json");
        files.forEach((name, bytes) ->
                assertThat(new String(bytes, StandardCharsets.UTF_8)).as(name).doesNotContainIgnoringCase("zzsecret"));
        assertThat(new String(files.get("preferences.jsonl"), StandardCharsets.UTF_8).lines())
                .hasSize(3);
    }

    @Test
    void aReleaseOfAConfidentialCampaignIsEmpty() {
        HttpResponse<String> made =
                manager.post("/api/v1/releases", Map.of("campaign", secret.id().toString(), "includeScripted", true));
        JsonNode release = JsonMapper.shared().readTree(made.body());
        assertThat(release.at("/facts/preferences").asInt()).isZero();
        assertThat(release.at("/facts/judgements").asInt()).isZero();
    }

    @Test
    void aScoreTellsResolvedUnresolvedOursAndRunning() {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tasks.add(world.task(campaign, "batch " + i));
        }
        HttpResponse<String> locked = manager.post(
                "/api/v1/batches",
                Map.of(
                        "name",
                        "Autumn",
                        "tasks",
                        tasks.stream().map(each -> each.id().toString()).toList()));
        assertThat(locked.statusCode()).as(locked.body()).isEqualTo(201);
        UUID batch = UUID.fromString(
                JsonMapper.shared().readTree(locked.body()).get("id").asString());
        isProblem(
                manager.post(
                        "/api/v1/batches",
                        Map.of("name", "Autumn", "tasks", List.of(task.id().toString()))),
                409,
                "already");
        UUID evaluation = UUID.randomUUID();
        world.jdbc
                .sql("INSERT INTO evaluation VALUES (?, ?, ?, ?, now())")
                .params(evaluation, batch, one.id().value(), world.manager.id().value())
                .update();
        trial(evaluation, tasks.get(0), "COMPLETED", "PASS");
        trial(evaluation, tasks.get(1), "LIMIT", "FAIL");
        trial(evaluation, tasks.get(2), "SANDBOX_ERROR", "");
        trial(evaluation, tasks.get(3), "", "");
        JsonNode score = manager.json("/api/v1/evaluations/" + evaluation);
        List<String> states = new ArrayList<>();
        score.get("tasks").forEach(line -> states.add(line.get("state").asString()));
        assertThat(states).containsExactly("resolved", "unresolved", "infrastructure", "running");
        assertThat(score.get("running").asInt()).isEqualTo(1);
        assertThat(score.get("infrastructure").asInt()).isEqualTo(1);
        assertThat(score.at("/resolveRate/n").asInt()).isEqualTo(2);
        assertThat(score.at("/resolveRate/value").asDouble()).isEqualTo(0.5);
        assertThat(manager.get("/evaluations/" + evaluation).body()).contains("50.0 %");
    }

    @Test
    void expertsReadNoneOfThis() {
        Session expert = world.server.as("ines");
        for (String path : List.of("/api/v1/leaderboard", "/api/v1/releases", "/api/v1/batches", "/leaderboard")) {
            assertThat(expert.api(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(expert.post("/api/v1/releases", Map.of("includeScripted", true))
                        .statusCode())
                .isEqualTo(403);
    }

    /** A trial whose run lies with a worker elsewhere until its exit class is known. */
    private static void trial(UUID evaluation, Task of, String exit, String verified) {
        UUID candidate = UUID.randomUUID();
        UUID run = UUID.randomUUID();
        world.jdbc
                .sql("INSERT INTO candidate (id, task_id, agent_version_id) VALUES (?, ?, ?)")
                .params(candidate, of.id().value(), one.id().value())
                .update();
        boolean done = !exit.isEmpty();
        world.jdbc
                .sql("""
                        INSERT INTO run (id, candidate_id, turn, attempt, start_order, state, stage, owner, lease_until,
                            exit_class, reason, queued_at)
                        VALUES (?, ?, 1, 1, 1, ?, ?, ?, CASE WHEN ? THEN NULL ELSE now() + interval '1 hour' END,
                            nullif(?, ''), 'as told', now())
                        """)
                .params(
                        run,
                        candidate,
                        done ? "FINISHED" : "RUNNING",
                        done ? "ENDED" : "WORKING",
                        done ? null : "elsewhere",
                        done,
                        exit)
                .update();
        if (!verified.isEmpty()) {
            world.jdbc
                    .sql("INSERT INTO verification VALUES (?, 1, 'unit', ?, 'as told', NULL, 1)")
                    .params(run, verified)
                    .update();
        }
        world.jdbc
                .sql("INSERT INTO evaluation_trial VALUES (?, ?, ?)")
                .params(evaluation, of.id().value(), run)
                .update();
    }

    private static void isProblem(HttpResponse<String> answer, int status, String says) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).containsIgnoringCase(says);
    }

    /** The archive through the door that the HTTP download reads; text sessions cannot carry its bytes. */
    private static Map<String, byte[]> unpacked(JsonNode release) throws IOException {
        HttpResponse<String> answer =
                manager.api("/api/v1/releases/" + release.get("id").asString() + "/archive");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        byte[] archive =
                world.server.bean(BlobStore.class).get(release.get("zip").asString());
        assertThat(new String(archive, StandardCharsets.UTF_8)).isEqualTo(answer.body());
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
