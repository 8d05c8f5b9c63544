package dev.marlin.web.golds;

import static dev.marlin.testkit.http.Answers.document;
import static dev.marlin.testkit.http.Answers.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.identity.Role;
import dev.marlin.reviews.AcceptedWork;
import dev.marlin.tasks.Task;
import dev.marlin.testkit.blind.JudgedPair;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.ServedRuns;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Gold tasks from their key to their results, by forms and by programs; each change is sent twice and counts once. */
class GoldTasksTest {
    private static final String STEP =
            "{\"edit\": {\"path\": \"greeting.txt\", \"find\": \"hullo\", \"replace\": \"hello\"}}";
    private static ServedRuns runs;
    private static Session ines;
    private static Session omar;
    private static Session yuki;
    private static Session mara;
    private static Session ida;
    private static Session anton;

    @BeforeAll
    static void open() {
        runs = new ServedRuns();
        runs.server.person("omar", Role.EXPERT);
        runs.server.person("yuki", Role.EXPERT);
        ines = runs.server.as("ines");
        omar = runs.server.as("omar");
        yuki = runs.server.as("yuki");
        mara = runs.server.as("mara");
        runs.server.person("ida", Role.EXPERT);
        ida = runs.server.as("ida");
        runs.server.person("anton", Role.ADMIN);
        anton = runs.server.as("anton");
    }

    @AfterAll
    static void close() {
        runs.close();
    }

    @Test
    void byPrograms() {
        Task task = task("By program");
        Map<String, Object> wanted = Map.of("task", task.id().toString(), "extra", 2, "reason", "All agree.");
        assertThat(refused(mara.post("/api/v1/golds", wanted))).contains("0 of 1 judgements of this task are accepted");
        JudgedPair known = judged(ines, task);
        assertThat(refused(mara.post(
                        "/api/v1/golds", Map.of("task", task.id().toString(), "extra", 501, "reason", "Many."))))
                .contains("extra: 1 to 500");
        assertThat(refused(yuki.post("/api/v1/tasks/" + task.id() + "/claim", Map.of())))
                .contains("judged");
        JsonNode gold = document(mara.post("/api/v1/golds", wanted));
        assertThat(refused(mara.post("/api/v1/golds", wanted))).contains("is or was gold");
        String path = "/api/v1/golds/" + gold.path("id").asString();
        JudgedPair found = judged(omar, task);
        assertThat(refused(omar.post("/api/v1/tasks/" + task.id() + "/claim", Map.of())))
                .as("nobody judges a task twice")
                .contains("judged-by-you");
        JsonNode results = mara.json(path);
        assertThat(results.at("/results/0/found").asString())
                .isEqualTo(agentOnA(known).equals(agentOnA(found)) ? "agrees" : "differs");
        assertThat(results.at("/gold/judged").asInt()).isEqualTo(1);
        assertThat(results.at("/gold/comparable").asInt()).isEqualTo(1);
        leftOut(task, known);
        assertThat(omar.api(path).statusCode()).isEqualTo(403);
        assertThat(omar.api("/api/v1/golds").statusCode()).isEqualTo(403);

        assertThat(document(mara.post(path + "/retirement", Map.of()))
                        .path("state")
                        .asString())
                .isEqualTo("retired");
        assertThat(refused(mara.post(path + "/retirement", Map.of()))).contains("retired already");
        assertThat(refused(yuki.post("/api/v1/tasks/" + task.id() + "/claim", Map.of())))
                .contains("judged");
        assertThat(mara.json(path).path("results").size()).isEqualTo(1);
    }

    @Test
    void byForms() {
        Task task = task("By form");
        assertThat(mara.get("/golds").body()).doesNotContain("By form");
        judged(ines, task);
        assertThat(mara.get("/golds").body()).contains("Make a task gold", "By form");
        Map<String, String> form = Map.of("task", task.id().toString(), "extra", "2", "reason", "All agree.");
        HttpResponse<String> unread =
                mara.form("/golds", Map.of("task", task.id().toString(), "extra", "many", "reason", "All agree."));
        assertThat(unread.statusCode()).isEqualTo(422);
        assertThat(unread.body()).contains("extra: a whole number is needed", "All agree.");
        String page = location(mara.form("/golds", form));
        assertThat(mara.get(page).body()).contains("Nobody has judged it yet", "All agree.", "2 extra places");
        judged(omar, task);
        assertThat(mara.get(page).body()).contains("of 1 found it", "a much better");
        assertThat(mara.get("/quality").body()).contains("Gold tasks", "too few to say, n = ");
        location(mara.form(page + "/retirement", Map.of()));
        assertThat(mara.get(page).body()).contains("retired").doesNotContain("Retire it");
        assertThat(mara.form(page + "/retirement", Map.of()).body()).contains("retired already");
        assertThat(omar.get("/quality").body()).doesNotContain("Gold");
    }

    @Test
    void onlyTasksWithOneOutcomeAreOfferedToThoseWhoHadNoPartInIt() {
        Task tied = task("Tied");
        JudgedPair.of(ines, tied).submit("tie", "3", "neither");
        Task known = task("Known");
        judged(ida, known);
        becomesManager("ida");
        assertThat(offered(mara))
                .contains(known.id().toString())
                .doesNotContain(tied.id().toString());
        assertThat(mara.get("/golds").body()).contains("Known").doesNotContain("Tied");
        assertThat(offered(ida)).doesNotContain(known.id().toString());
        assertThat(refused(ida.post("/api/v1/golds", wanted(known)))).contains("yourself");
        assertThat(refused(mara.post("/api/v1/golds", wanted(tied)))).contains("prefer no side");
        assertThat(offered(anton)).as("admins read along").isEmpty();
        document(mara.post("/api/v1/golds", wanted(known)));
        assertThat(offered(mara))
                .as("a task is gold once")
                .doesNotContain(known.id().toString());
    }

    private static void becomesManager(String login) {
        runs.server
                .bean(JdbcClient.class)
                .sql(
                        "UPDATE person_role SET role = 'manager' WHERE person_id = (SELECT id FROM person WHERE login = ?)")
                .param(login)
                .update();
    }

    private static Map<String, Object> wanted(Task task) {
        return Map.of("task", task.id().toString(), "extra", 1, "reason", "All agree.");
    }

    private static List<String> offered(Session manager) {
        return manager.json("/api/v1/golds")
                .path("candidates")
                .valueStream()
                .map(one -> one.path("task").asString())
                .toList();
    }

    /** Rankings, releases and the dashboard know one judgement of it: the one that its campaign asked for. */
    private static void leftOut(Task task, JudgedPair known) {
        assertThat(runs.server.bean(AcceptedWork.class).accepted().stream()
                        .filter(work -> work.task().equals(task.id())))
                .singleElement()
                .satisfies(work -> assertThat(work.comparison().toString()).isEqualTo(known.comparison()));
        JsonNode board = mara.json("/api/v1/campaigns/" + task.campaign() + "/dashboard");
        assertThat(board.at("/funnel/accepted").asInt()).as(board.toString()).isEqualTo(1);
        assertThat(board.at("/preferences/0/firstWins/n").asInt())
                .as(board.toString())
                .isEqualTo(1);
    }

    private static JudgedPair judged(Session expert, Task task) {
        JudgedPair pair = JudgedPair.of(expert, task);
        pair.submit("mine");
        return pair;
    }

    private static String agentOnA(JudgedPair pair) {
        return runs.server
                .bean(JdbcClient.class)
                .sql("""
                        SELECT c.agent_version_id::text FROM comparison_sides d JOIN candidate c ON c.id = d.candidate_a
                        WHERE d.comparison_id::text = ?
                        """)
                .param(pair.comparison())
                .query((row, n) -> row.getString(1))
                .single();
    }

    private static String refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        return answer.body();
    }

    private static Task task(String title) {
        return runs.task(title, runs.scripted("One " + title, "1", STEP), runs.scripted("Two " + title, "1", STEP));
    }
}
