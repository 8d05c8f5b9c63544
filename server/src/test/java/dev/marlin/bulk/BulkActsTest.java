package dev.marlin.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.app.TestServer;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.reservations.Reservations;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.TaskState;
import dev.marlin.tasks.Tasks;
import dev.marlin.tasks.lists.TaskFilter;
import dev.marlin.tasks.lists.TaskLists;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.Until;
import dev.marlin.testkit.tasks.ManyTasks;
import dev.marlin.testkit.tasks.TaskWorld;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One step for many tasks, with all that can come between, on a server whose job takes the turns. */
class BulkActsTest {
    private static final Duration LONG = Duration.ofMinutes(4);

    private static TestServer server;
    private static BulkActs acts;
    private static Visitor mara;
    private static Visitor mona;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        mara = server.person("mara", Role.MANAGER).visitor();
        PersonId omar = server.person("omar", Role.EXPERT).id();
        acts = server.bean(BulkActs.class);
        new ManyTasks(14_000, 20, 100)
                .store(
                        jdbc(),
                        server.bean(TransactionTemplate.class),
                        server.bean(Rubrics.class)
                                .publish(TaskWorld.rubricDraft("Code changes", "First version."), mara.id())
                                .id()
                                .value(),
                        mara.id(),
                        omar);
        mona = server.person("mona", Role.MANAGER).visitor();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tenThousandTasksAreWithdrawnEachWithAnEventOfItsOwn() {
        List<TaskId> chosen =
                server.bean(TaskLists.class).ids(TaskFilter.ready().ordered(TaskFilter.Order.OLDEST), 10_000);
        BulkAct act = acts.prepare(BulkAction.WITHDRAW, chosen, mara);
        assertThat(act.tasks()).isEqualTo(10_000);
        assertThat(acts.progress(act.id()).willDo()).isEqualTo(10_000);
        long before = audited();
        startWithoutJob(act, "The batch was imported twice.");
        server.bean(BulkWorker.class).run(act.id().toString());
        assertThat(acts.get(act.id()).state()).isEqualTo(BulkState.DONE);
        assertThat(acts.progress(act.id()).done()).isEqualTo(10_000);
        assertThat(audited() - before).isEqualTo(10_000);
        assertThat(acts.get(act.id()).reason()).contains("The batch was imported twice.");
        server.bean(BulkWorker.class).run(act.id().toString());
        assertThat(audited() - before).as("run again").isEqualTo(10_000);
    }

    @Test
    void tellsWhatWouldNotHappenAndGoesOnWhenOthersChangeTasksMeanwhile() {
        List<TaskId> chosen = latest(20, 0);
        tasks().withdraw(chosen.get(0), mona);
        BulkAct act = acts.prepare(BulkAction.WITHDRAW, chosen, mara);
        BulkProgress would = acts.progress(act.id());
        assertThat(would.willDo()).isEqualTo(19);
        assertThat(would.willNot())
                .containsExactly(new BulkProgress.Group(1, "This task is withdrawn. Nothing was changed."));
        tasks().withdraw(chosen.get(5), mona);
        acts.start(act.id(), "Too old.", mara);
        Until.holds("the act", LONG, () -> acts.get(act.id()).state() == BulkState.DONE);
        assertThat(acts.progress(act.id()).done()).isEqualTo(18);
        assertThat(acts.results(act.id(), true, 0, 50).rows())
                .extracting(BulkResult::task)
                .containsExactly(chosen.get(0), chosen.get(5));
        refuses("This is done", () -> acts.start(act.id(), "Again.", mara));
        refuses("This is done", () -> acts.stop(act.id(), mara));
    }

    @Test
    void tasksAreTakenAwayFromAllWhoHoldThemAndCanBeClaimedAgain() {
        Reservations reservations = server.bean(Reservations.class);
        List<TaskId> held = held(2);
        TaskId twice = held.getFirst();
        jdbc().sql("UPDATE campaign SET judgements = 2 WHERE id = (SELECT campaign_id FROM task WHERE id = ?)")
                .param(twice.value())
                .update();
        PersonId yuki = server.person("yuki", Role.EXPERT).id();
        reservations.claim(twice, yuki);
        assertThat(reservations.holders(twice)).hasSize(2);
        TaskId nobodys = latest(1, 500).getFirst();
        BulkAct act = acts.prepare(
                BulkAction.TAKE_AWAY,
                Stream.concat(held.stream(), Stream.of(nobodys)).toList(),
                mara);
        assertThat(acts.progress(act.id()).willDo()).isEqualTo(2);
        assertThat(acts.progress(act.id()).willNot())
                .containsExactly(new BulkProgress.Group(1, "Nobody holds this task. Nothing was changed."));
        acts.start(act.id(), "The repository is withdrawn from the list.", mara);
        Until.holds("the act", LONG, () -> acts.get(act.id()).state() == BulkState.DONE);
        assertThat(held)
                .allSatisfy(task -> assertThat(reservations.holders(task)).isEmpty());
        assertThat(acts.results(act.id(), true, 0, 50).rows())
                .extracting(BulkResult::task)
                .containsExactly(nobodys);
        assertThat(jdbc().sql("SELECT count(*) FROM audit_event WHERE action = 'task.released' AND actor_id = ?")
                        .param(mara.id().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        assertThat(reservations.claim(twice, yuki).holder()).isEqualTo(yuki);
    }

    /** Tasks that one person each holds, of campaigns that ask for nothing. */
    private static List<TaskId> held(int many) {
        return jdbc().sql("""
                SELECT t.id FROM task t JOIN reservation r ON r.task_id = t.id AND r.ended_at IS NULL
                WHERE t.campaign_id IN (SELECT md5('campaign ' || n)::uuid FROM generate_series(17, 20) n)
                ORDER BY t.id LIMIT ?
                """)
                .param(many)
                .query((row, n) -> TaskId.parse(row.getString("id")))
                .list();
    }

    @Test
    void theTasksAreThoseThatMatchedWhenItWasPrepared() {
        BulkAct act = acts.prepare(BulkAction.WITHDRAW, TaskFilter.ready().saying("case 13999"), mara);
        assertThat(act.tasks()).isEqualTo(1);
        jdbc().sql("UPDATE task SET title = title || ' case 13999' WHERE state = 'DRAFT' AND title LIKE '%case 13987'")
                .update();
        assertThat(acts.get(act.id()).tasks()).isEqualTo(1);
        assertThat(acts.stop(act.id(), mona).state()).isEqualTo(BulkState.STOPPED);
        refuses("This was stopped", () -> acts.start(act.id(), "After all.", mara));
        refuses(
                "choose 1 to 100,000",
                () -> acts.prepare(BulkAction.WITHDRAW, TaskFilter.ready().saying("zebra"), mara));
    }

    @Test
    void stopsWhereItIsWhenItsManagerIsNoneAnyMore() {
        Visitor milo = server.person("milo", Role.MANAGER).visitor();
        BulkAct act = acts.prepare(BulkAction.WITHDRAW, latest(30, 100), milo);
        refuses("Somebody else prepared this", () -> acts.start(act.id(), "Mine now.", mara));
        server.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            acts.start(act.id(), "Wrong batch.", milo);
            jdbc().sql("DELETE FROM person_role WHERE person_id = ?")
                    .param(milo.id().value())
                    .update();
        });
        Until.holds("the act", LONG, () -> acts.get(act.id()).state() == BulkState.STOPPED);
        assertThat(acts.progress(act.id()).passed()).isZero();
        assertThat(tasks().get(latest(30, 100).getFirst()).state()).isEqualTo(TaskState.READY);
    }

    @Test
    void goesOnAfterAKillWhereItWas() {
        BulkAct act = acts.prepare(BulkAction.WITHDRAW, latest(10, 200), mara);
        server.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            startWithoutJob(act, "Half of them are gone.");
            BulkStore.Turn first =
                    server.bean(BulkStore.class).left(act.id(), 1).getFirst();
            server.bean(BulkStore.class).done(act.id(), first.place());
            tasks().withdraw(first.task(), mara);
        });
        server.bean(BulkWorker.class).run(act.id().toString());
        assertThat(acts.get(act.id()).state()).isEqualTo(BulkState.DONE);
        assertThat(acts.progress(act.id()).done()).isEqualTo(10);
    }

    @Test
    void managersPrepareStartAndLookOverHttp() {
        Session session = server.as("mara");
        String first = latest(2, 300).getFirst().toString();
        String second = latest(2, 300).getLast().toString();
        assertThat(session.get("/bulk-acts").statusCode()).isEqualTo(200);
        assertThat(session.get("/tasks").body()).contains("All that match this view", "data-mark");
        HttpResponse<String> prepared =
                session.form("/bulk-acts", List.of(Map.entry("action", "withdraw"), Map.entry("task", first)));
        assertThat(prepared.statusCode()).isEqualTo(303);
        String path = prepared.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        assertThat(session.get(path).body()).contains("What would happen now", "for good", "Withdraw 1 task");
        assertThat(session.form(path + "/start", Map.of("reason", "")).statusCode())
                .isEqualTo(422);
        assertThat(session.form(path + "/start", Map.of("reason", "A test.")).statusCode())
                .isEqualTo(303);
        Until.holds("the act", LONG, () -> session.get(path).body().contains("1 of 1"));
        assertThat(session.get(path + "?show=refused").body()).contains("None was refused");
        assertThat(session.get("/bulk-acts").body()).contains(path);
        JsonNode act = json(session.post("/api/v1/bulk-acts", Map.of("action", "withdraw", "tasks", List.of(second))));
        assertThat(act.path("willDo").asInt()).isEqualTo(1);
        String api = "/api/v1/bulk-acts/" + act.path("id").asString();
        assertThat(session.post(api + "/start", Map.of("reason", "By a program."))
                        .statusCode())
                .isEqualTo(200);
        Until.holds(
                "the act",
                LONG,
                () -> session.json(api).path("state").asString().equals("done"));
        assertThat(session.json(api + "/tasks").at("/tasks/0/outcome").asString())
                .isEqualTo("done");
        assertThat(session.json("/api/v1/bulk-acts").path("acts")).isNotEmpty();
        HttpResponse<String> all = session.post(
                "/api/v1/bulk-acts", Map.of("action", "withdraw", "query", "view=all&state=withdrawn&q=case"));
        assertThat(json(all).path("willDo").asInt()).isZero();
        String dropped = json(all).path("id").asString();
        assertThat(session.post("/api/v1/bulk-acts/" + dropped + "/stop", Map.of())
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> view = session.form(
                "/bulk-acts", Map.of("action", "withdraw", "all", "true", "query", "view=open&q=case 13998"));
        String viewed = view.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        assertThat(session.form(viewed + "/stop", Map.of()).statusCode()).isEqualTo(303);
        assertThat(session.get(viewed).body()).contains("left as it was");
        assertThat(server.as("omar").get("/bulk-acts").statusCode()).isEqualTo(403);
    }

    /** Started on a machine that died before it took a turn. */
    private static void startWithoutJob(BulkAct act, String reason) {
        server.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            acts.start(act.id(), reason, mara);
            jdbc().sql("DELETE FROM scheduled_tasks WHERE task_instance = ?")
                    .param(act.id().toString())
                    .update();
        });
    }

    /** Published tasks by the number that they were made with, from so many before the last. */
    private static List<TaskId> latest(int many, int from) {
        return jdbc().sql("""
                SELECT md5('task ' || n)::uuid AS id FROM generate_series(?, 1, -1) n WHERE n % 20 NOT IN (7, 11)
                ORDER BY n DESC LIMIT ?
                """)
                .params(13_950 - from, many)
                .query((row, n) -> TaskId.parse(row.getString("id")))
                .list();
    }

    private static long audited() {
        return jdbc().sql("SELECT count(*) FROM audit_event WHERE action = 'task.withdrawn'")
                .query(Long.class)
                .single();
    }

    private static void refuses(String words, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(MarlinException.class).hasMessageContaining(words);
    }

    private static Tasks tasks() {
        return server.bean(Tasks.class);
    }

    private static JdbcClient jdbc() {
        return server.bean(JdbcClient.class);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
