package dev.marlin.web.tasks;

import dev.marlin.app.TestServer;
import dev.marlin.identity.Role;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.testkit.Timing;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.tasks.ManyTasks;
import dev.marlin.testkit.tasks.TaskWorld;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Prints how long the task list takes over HTTP, from a request to its last byte, as an expert and as a manager. Beside it
 * the floor in the same run: a bare select of the same rows. Not a test: a busy machine must not fail a build. Arguments:
 * tasks, people, reservations, rounds (default 100000 1000 30000 40).
 */
public final class TaskListBenchmark {
    private static final String FLOOR = """
            SELECT id FROM task WHERE state = 'READY' ORDER BY created_at DESC, id DESC LIMIT 50
            """;
    private static final Pattern MORE = Pattern.compile("href=\"(/tasks\\?[^\"]*after=[^\"]*)\"");

    private final TestServer server;
    private final int rounds;

    private TaskListBenchmark(TestServer server, int rounds) {
        this.server = server;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) {
        int[] sizes = {100_000, 1_000, 30_000, 40};
        for (int i = 0; i < arguments.length; i++) {
            sizes[i] = Integer.parseInt(arguments[i]);
        }
        try (TestServer server = TestServer.start()) {
            TaskListBenchmark benchmark = new TaskListBenchmark(server, sizes[3]);
            benchmark.fill(new ManyTasks(sizes[0], sizes[1], sizes[2]));
            benchmark.measure();
        }
    }

    private void fill(ManyTasks many) {
        PersonId manager = server.person("mara", Role.MANAGER).id();
        PersonId reader = server.person("omar", Role.EXPERT).id();
        long start = System.nanoTime();
        many.store(
                server.bean(JdbcClient.class),
                server.bean(TransactionTemplate.class),
                server.bean(Rubrics.class)
                        .publish(TaskWorld.rubricDraft("Code changes", "First version."), manager)
                        .id()
                        .value(),
                manager,
                reader);
        vacuum();
        System.out.printf(Locale.ROOT, "%s, made in %.0f s%n", many, (System.nanoTime() - start) / 1e9);
    }

    /** What the database does by itself within minutes, as the owner of the tables. */
    private void vacuum() {
        try (Connection connection = server.bean(DataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("RESET ROLE");
            statement.execute("VACUUM ANALYZE task, reservation, active_time, person, campaign, repository");
            statement.execute("SET ROLE marlin_app");
        } catch (SQLException e) {
            throw new IllegalStateException("the tables cannot be tidied", e);
        }
    }

    private void measure() {
        JdbcClient jdbc = server.bean(JdbcClient.class);
        Timing floor = Timing.of(
                "floor: select of 50 rows",
                rounds,
                () -> jdbc.sql(FLOOR).query((row, n) -> row.getString(1)).list());
        floor.print();
        for (String login : List.of("omar", "mara")) {
            Session session = server.as(login);
            String who = login.equals("omar") ? "expert" : "manager";
            time(floor, session, who + ", first page", "/tasks");
            time(floor, session, who + ", one campaign", "/tasks?campaign=" + campaign());
            time(floor, session, who + ", frequent word", "/tasks?q=socket");
            time(floor, session, who + ", rare words", "/tasks?q=case%2042");
            time(floor, session, who + ", no such words", "/tasks?q=zebra");
            time(floor, session, who + ", page 20", deep(session));
            time(floor, session, who + ", API", "/api/v1/tasks");
        }
    }

    private String campaign() {
        return server.bean(JdbcClient.class)
                .sql("SELECT id FROM campaign WHERE name = 'Campaign 18'")
                .query((row, n) -> row.getString(1))
                .single();
    }

    /** Where somebody stands who asked for more nineteen times. */
    private static String deep(Session session) {
        String address = "/tasks";
        for (int page = 1; page < 20; page++) {
            Matcher more = MORE.matcher(ok(session, address));
            if (!more.find()) {
                throw new IllegalStateException("there is no page after " + address);
            }
            address = more.group(1).replace("&amp;", "&");
        }
        return address;
    }

    private void time(Timing floor, Session session, String what, String path) {
        Timing.of(what, rounds, () -> ok(session, path)).printAgainst(floor);
    }

    private static String ok(Session session, String path) {
        HttpResponse<String> answer = path.startsWith("/api/") ? session.api(path) : session.get(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode());
        }
        return answer.body();
    }
}
