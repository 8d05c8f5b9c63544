package dev.marlin.web.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.agents.AgentVersion;
import dev.marlin.app.TestServer;
import dev.marlin.identity.Role;
import dev.marlin.store.HouseClock;
import dev.marlin.tasks.Task;
import dev.marlin.testkit.blind.JudgedPair;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.ServedRuns;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Claims, late holders and independent judgements as their people meet them, over HTTP. */
@Tag("database")
class ClaimsOverHttpTest {
    private static final String STEP =
            "{\"edit\": {\"path\": \"greeting.txt\", \"find\": \"hullo\", \"replace\": \"hello\"}}";
    private static final int RACERS = 12;
    private static final int TASKS = 60;

    private static ServedRuns runs;
    private static TestServer server;
    private static Session omar;

    @BeforeAll
    static void start() {
        runs = new ServedRuns();
        server = runs.server;
        server.person("omar", Role.EXPERT);
        omar = server.as("omar");
    }

    @AfterAll
    static void stop() {
        runs.close();
    }

    @Test
    void aLateSubmissionIsKeptAsADraftAndTheNewHolderIsUnaffected() {
        Session ines = server.as("ines");
        Task task = task("Late");
        String path = "/api/v1/tasks/" + task.id();
        JudgedPair pair = JudgedPair.of(ines, task);
        long first = pair.document().at("/lease/fence").asLong();
        server.bean(HouseClock.class).advance(Duration.ofMinutes(211));
        JsonNode lease = json(omar.post(path + "/claim", Map.of()));
        assertThat(lease.path("fence").asLong()).isGreaterThan(first);
        String comparison = "/api/v1/comparisons/" + pair.comparison();
        HttpResponse<String> late = ines.post(comparison + "/submission", verdict(pair.document(), first));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(json(late).path("code").asString()).isEqualTo("lease-ended");
        assertThat(late.body()).contains("kept as a draft");
        assertThat(ines.json(comparison + "/drafts/0")
                        .at("/draft/fields/rationale")
                        .asString())
                .contains("late but kept");
        assertThat(omar.json(path + "/standing").path("standing").asString()).isEqualTo("mine");
        assertThat(ines.json(path + "/standing").path("standing").asString()).isEqualTo("taken");
        assertThat(omar.post(path + "/release", Map.of()).statusCode()).isEqualTo(204);
        ines.post(path + "/claim", Map.of());
        long third = pair.document().at("/lease/fence").asLong();
        assertThat(third).isGreaterThan(lease.path("fence").asLong());
        assertThat(ines.get("/").body()).contains("The task is yours again");
        assertThat(ines.post(comparison + "/submission", verdict(pair.document(), first))
                        .statusCode())
                .as("an old page of the same person")
                .isEqualTo(409);
        assertThat(ines.post(comparison + "/submission", verdict(pair.document(), third))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void twoPeopleJudgeOneTaskEachAlone() {
        Session ines = server.as("ines");
        Task task = task("Twice");
        judgements("Twice", 2);
        String path = "/api/v1/tasks/" + task.id();
        JudgedPair hers = JudgedPair.of(ines, task);
        hers.submit("hers");
        assertThat(ines.json(path + "/standing").path("standing").asString()).isEqualTo("judged_by_you");
        assertThat(omar.json(path + "/standing").path("standing").asString()).isEqualTo("open");
        assertThat(omar.get("/tasks/" + task.id()).body())
                .contains("Claim for 3 hours")
                .doesNotContain("judged");
        JudgedPair his = JudgedPair.of(omar, task);
        assertThat(his.comparison()).isNotEqualTo(hers.comparison());
        assertThat(omar.api("/api/v1/comparisons/" + hers.comparison()).statusCode())
                .isEqualTo(404);
        assertThat(omar.api("/api/v1/pairs/" + hers.pair()).statusCode()).isEqualTo(404);
        assertThat(his.document().toString()).doesNotContain("hers");
        his.submit("his");
        assertThat(ines.json(path + "/standing").path("standing").asString())
                .as("as before: her page does not tell how many judge it")
                .isEqualTo("judged_by_you");
        HttpResponse<String> again = ines.post(path + "/claim", Map.of());
        assertThat(json(again).path("reason").asString()).isEqualTo("judged-by-you");
    }

    @Test
    void whoLosesARaceIsOfferedTheThreeNearest() {
        Task task = task("Wanted");
        copies(task, 4);
        omar.post("/api/v1/tasks/" + task.id() + "/claim", Map.of());
        Session ines = server.as("ines");
        HttpResponse<String> lost = ines.post("/api/v1/tasks/" + task.id() + "/claim", Map.of());
        assertThat(lost.statusCode()).isEqualTo(409);
        JsonNode nearest = json(lost).path("nearest");
        assertThat(nearest.size()).isEqualTo(3);
        assertThat(nearest.get(0).path("title").asString()).startsWith("Wanted");
        HttpResponse<String> page = ines.form("/tasks/" + task.id() + "/claim", Map.of());
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body())
                .contains(
                        "You did not get it",
                        "/tasks/" + nearest.get(0).path("task").asString() + "/claim")
                .doesNotContain("omar");
    }

    @Test
    void aClaimIsPausedSkippedAndCountedOverHttp() {
        Session ines = server.as("ines");
        Task task = task("Paused");
        String path = "/tasks/" + task.id();
        assertThat(ines.form(path + "/skip", Map.of("reason", "unclear")).statusCode())
                .isEqualTo(303);
        assertThat(ines.get(path).body()).contains("You left this task to others: the task is unclear");
        assertThat(server.as("mara").get(path).body()).contains("1 × the task is unclear");
        assertThat(ines.form(path + "/skip-undone", Map.of()).statusCode()).isEqualTo(303);
        assertThat(ines.form(path + "/claim", Map.of()).statusCode()).isEqualTo(303);
        assertThat(ines.form(path + "/pause", Map.of()).statusCode()).isEqualTo(303);
        assertThat(ines.get(path).body()).contains("paused until", path + "/resume");
        assertThat(ines.get("/").body()).contains("paused");
        assertThat(ines.form(path + "/resume", Map.of("back", "//elsewhere"))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(path));
        server.bean(HouseClock.class).advance(Duration.ofMinutes(2));
        JsonNode time = json(ines.post("/api/v1" + path + "/beat", Map.of()));
        assertThat(time.path("seconds").asInt()).isEqualTo(30);
        assertThat(omar.post("/api/v1" + path + "/beat", Map.of()).statusCode()).isEqualTo(409);
        assertThat(server.as("mara").get(path).body()).contains("0 min ago");
    }

    @Test
    void tasksOfAPausedCampaignAreListedToTheirHolderAlone() {
        Session ines = server.as("ines");
        Task task = task("Resting");
        String path = "/tasks/" + task.id();
        assertThat(omar.get("/tasks?q=Resting").body()).contains(path);
        assertThat(ines.form(path + "/claim", Map.of()).statusCode()).isEqualTo(303);
        String campaign = "/campaigns/" + task.campaign();
        assertThat(server.as("mara")
                        .form(campaign + "/pause", Map.of("reason", "A verifier broke."))
                        .statusCode())
                .isEqualTo(303);
        assertThat(omar.get("/tasks?q=Resting").body()).doesNotContain(path);
        assertThat(omar.json("/api/v1/tasks?q=Resting").path("tasks")).isEmpty();
        assertThat(ines.get("/tasks?q=Resting").body()).contains(path);
        assertThat(server.as("mara").form(campaign + "/resume", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(omar.get("/tasks?q=Resting").body()).contains(path);
    }

    @Test
    void everyTaskThatWantsThreeGoesToThreeOfManyAtOnce() throws Exception {
        Task task = task("Race");
        judgements("Race", 3);
        List<String> tasks = copies(task, TASKS);
        Map<String, Set<String>> winners = new ConcurrentHashMap<>();
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        List<Callable<Integer>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            String login = "racer" + i;
            server.person(login, Role.EXPERT);
            Session session = server.as(login);
            List<String> order = IntStream.range(0, 25)
                    .mapToObj(n -> tasks.get((Integer.parseInt(login.substring(5)) * TASKS / RACERS + n) % TASKS))
                    .toList();
            racers.add(() -> {
                for (String wanted : order) {
                    long began = System.nanoTime();
                    int status = session.post("/api/v1/tasks/" + wanted + "/claim", Map.of())
                            .statusCode();
                    nanos.add(System.nanoTime() - began);
                    assertThat(status).isIn(200, 409);
                    if (status == 200) {
                        winners.computeIfAbsent(wanted, key -> ConcurrentHashMap.newKeySet())
                                .add(login);
                    }
                }
                return order.size();
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> one : threads.invokeAll(racers)) {
                assertThat(one.get()).isEqualTo(25);
            }
        }
        List<Long> sorted = nanos.stream().sorted().toList();
        System.out.printf(
                "T-CLAIM over HTTP: %d people, %d requests; p50 %.1f ms, p99 %.1f ms%n",
                RACERS, sorted.size(), sorted.get(sorted.size() / 2) / 1e6, sorted.get(sorted.size() * 99 / 100) / 1e6);
        assertThat(winners).hasSize(TASKS);
        assertThat(winners.values()).allSatisfy(won -> assertThat(won).hasSize(3));
    }

    private static Task task(String title) {
        AgentVersion one = runs.scripted(title + "-one", "1", STEP);
        AgentVersion other = runs.scripted(title + "-two", "1", STEP);
        return runs.task(title, one, other);
    }

    private static void judgements(String title, int many) {
        jdbc().sql("UPDATE campaign SET judgements = ? WHERE id = (SELECT campaign_id FROM task WHERE title = ?)")
                .params(many, title)
                .update();
    }

    private static List<String> copies(Task task, int many) {
        return jdbc().sql("""
                        INSERT INTO task (id, campaign_id, repository_id, state, title, category, base_commit, pr_title,
                                          pr_description, prompt, verifiers, toolchain, setup, author_id, published_at,
                                          digest)
                        SELECT gen_random_uuid(), campaign_id, repository_id, state, title || ' ' || n, category,
                               base_commit, pr_title, pr_description, prompt, verifiers, toolchain, setup, author_id,
                               published_at, digest
                        FROM task, generate_series(1, ?) n WHERE id = ? RETURNING id::text
                        """)
                .params(many, task.id().value())
                .query(String.class)
                .list();
    }

    private static Map<String, Object> verdict(JsonNode document, long fence) {
        Map<String, String> axes = new HashMap<>();
        document.at("/rubric/axes").forEach(axis -> axes.put(axis.path("key").asString(), "2"));
        Map<String, Object> verdict = new LinkedHashMap<>();
        verdict.put("fence", fence);
        verdict.put("axes", axes);
        verdict.put("overall", "a_better");
        verdict.put("confidence", "sure");
        verdict.put("rationale", "Verifier " + document.at("/base/0/verifier").asString() + " tells: late but kept");
        return verdict;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static JdbcClient jdbc() {
        return server.bean(JdbcClient.class);
    }
}
