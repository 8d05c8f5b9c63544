package dev.marlin.web.gate;

import dev.marlin.agents.AgentVersion;
import dev.marlin.app.TestServer;
import dev.marlin.attempts.Attempts;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.kernel.PersonId;
import dev.marlin.qualification.Qualification;
import dev.marlin.qualification.Qualifications;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.testkit.blind.JudgedPair;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.qualification.QualificationWorld;
import dev.marlin.testkit.runs.ServedRuns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One person of every role, each with something of their own where the role can have it, and the same things of others:
 * two tasks, each compared, submitted, reviewed and adjudicated by other people.
 */
final class MatrixWorld implements AutoCloseable {
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    private static final List<String> REVIEWERS = List.of("rita", "rob", "ruth", "ralf");

    private final ServedRuns runs = new ServedRuns();
    final TestServer server = runs.server;
    private final Map<String, String> own = new HashMap<>();
    private final Map<String, String> others = new HashMap<>();
    private final Map<Role, String> people = new HashMap<>();
    private final Person iris;

    MatrixWorld() {
        for (String reviewer : REVIEWERS) {
            server.person(reviewer, Role.REVIEWER);
        }
        server.person("theo", Role.ADJUDICATOR);
        server.person("thea", Role.ADJUDICATOR);
        iris = server.person("iris", Role.EXPERT);
        server.person("finn", Role.FINANCE);
        server.person("ada", Role.ADMIN);
        people.put(Role.EXPERT, "ines");
        people.put(Role.MANAGER, "mara");
        people.put(Role.FINANCE, "finn");
        people.put(Role.ADMIN, "ada");
        Task mine = task("Mine");
        Task theirs = task("Theirs");
        submitted(own, mine, "ines");
        submitted(others, theirs, "iris"); // before anybody reviews: so nobody is given both
        REVIEWERS.forEach(this::review);
        String submission = own.get("submission");
        people.put(Role.REVIEWER, firstWith("/reviews/" + submission, REVIEWERS));
        people.put(Role.ADJUDICATOR, firstWith("/reviews/" + submission, List.of("theo", "thea")));
        words(own);
        words(others);
        own.put("attempt", attempt());
        own.put("task", held().toString());
        others.put("task", draft().toString());
    }

    /** A task of the expert's own that is still theirs to answer. */
    private TaskId held() {
        Task task = task("Held");
        server.as("ines").post("/api/v1/tasks/" + task.id() + "/claim", Map.of());
        return task.id();
    }

    /** An attempt of the expert's own that is still theirs to answer. */
    private String attempt() {
        RubricVersion rubric = server.bean(Rubrics.class).latestOfEach().getFirst();
        String yaml = QualificationWorld.yaml("Mine", 1, 1)
                .replace("rubric: Code changes", "rubric: " + rubric.rubric())
                .replace("rubricVersion: 1", "rubricVersion: " + rubric.number())
                .replace(
                        "axis: correctness", "axis: " + rubric.axes().getFirst().key());
        Qualifications qualifications = server.bean(Qualifications.class);
        PersonId mara = id("mara");
        Qualification draft = qualifications.begin(yaml, mara);
        qualifications.propose(draft.id(), 1, mara);
        qualifications.publish(draft.id(), 1, mara);
        return server.bean(Attempts.class).start(draft.id(), id("ines")).id().toString();
    }

    private PersonId id(String login) {
        return server.bean(People.class).findByLogin(login).orElseThrow().id();
    }

    /** A draft that its author shows to nobody yet. */
    private TaskId draft() {
        return runs.draft("Not yet", 2, iris, agents("Not yet")).id();
    }

    private Task task(String title) {
        return runs.task(title, 2, agents(title));
    }

    private AgentVersion[] agents(String title) {
        return new AgentVersion[] {
            runs.scripted("One " + title, "1", step("hello")), runs.scripted("Two " + title, "1", step("hello there"))
        };
    }

    private static String step(String greeting) {
        return "{\"edit\": {\"path\": \"greeting.txt\", \"find\": \"hullo\", \"replace\": \"" + greeting + "\"}}";
    }

    /** One task up to its submission. */
    private void submitted(Map<String, String> ids, Task task, String expert) {
        JudgedPair pair = JudgedPair.of(server.as(expert), task);
        pair.submit("mine");
        ids.put("comparison", pair.comparison());
        ids.put("pair", pair.pair());
        ids.put("file", pair.document().at("/files/0/key").asString());
        ids.put(
                "submission",
                server.as(expert)
                        .json("/api/v1/reviews")
                        .at("/others/0/submission")
                        .asString());
    }

    /** Half of them differ from the author, so that an adjudicator is wanted. */
    private void review(String login) {
        Session reviewer = server.as(login);
        String submission = JudgedPair.waiting(reviewer);
        JudgedPair.judge(reviewer, submission, "b_much_better", "7", "so");
        JudgedPair.accept(reviewer, submission);
    }

    private String firstWith(String path, List<String> logins) {
        return logins.stream()
                .filter(login -> server.as(login).get(path).statusCode() == 200)
                .findFirst()
                .orElseThrow();
    }

    /** Things that belong to nobody, and words that are no ids. */
    private void words(Map<String, String> ids) {
        Session mara = server.as("mara");
        ids.put(
                "repository",
                mara.json("/api/v1/repositories").at("/repositories/0/id").asString());
        ids.put("campaign", mara.json("/api/v1/campaigns").at("/campaigns/0/id").asString());
        ids.put("version", mara.json("/api/v1/agents").at("/0/id").asString());
        ids.put(
                "run",
                mara.json("/api/v1/runs/pairs/" + ids.get("pair"))
                        .at("/runs/0/id")
                        .asString());
        for (String nothing : List.of(
                "job",
                "release",
                "evaluation",
                "token",
                "question",
                "proposal",
                "older",
                "move",
                "change",
                "rule",
                "endpoint",
                "message",
                "word",
                "provider",
                "session",
                "user",
                "group",
                "person",
                "batch",
                "line",
                "dispute",
                "qualification",
                "attempt",
                "appeal",
                "practice",
                "precedent",
                "gold",
                "credential",
                "view",
                "act",
                "snapshot")) {
            ids.put(nothing, random());
        }
        ids.put("event", "1");
        ids.put("table", "funnel");
        ids.putAll(Map.of(
                "which",
                "a",
                "number",
                "1",
                "of",
                "a",
                "reference",
                "A1",
                "turn",
                "1",
                "evidence",
                "patch",
                "kind",
                "reference"));
    }

    private static String random() {
        return UUID.randomUUID().toString();
    }

    /** Who has that role and no other. */
    String person(Role role) {
        return people.get(role);
    }

    /** Whether the own things of this role's person stand in that relation to them. */
    boolean isOwn(Role role, String relation) {
        return switch (relation) {
            case "comparison-expert",
                    "submission-author",
                    "pair-starter",
                    "task-holder",
                    "task-visible",
                    "attempt-taker",
                    "task-author" -> role == Role.EXPERT;
            case "assigned-reviewer" -> role == Role.REVIEWER;
            case "assigned-adjudicator" -> role == Role.ADJUDICATOR;
            default -> throw new AssertionError("make something of one's own for the relation " + relation);
        };
    }

    /** The route with ids of what is one's own, or of what is another's. */
    String path(String route, boolean mine) {
        if (route.equals("/static/**")) {
            return "/static/css/base.css";
        }
        Matcher variables = VARIABLE.matcher(route);
        return variables.replaceAll(found -> {
            String value = (mine ? own : others).get(found.group(1));
            if (value == null) {
                throw new AssertionError("a value is wanted for {" + found.group(1) + "} of " + route);
            }
            return value;
        });
    }

    /** Rows of every table but those of sessions and of work that the server does by itself. */
    Map<String, Long> rowCounts() {
        JdbcClient jdbc = server.bean(JdbcClient.class);
        Map<String, Long> counts = new TreeMap<>();
        List<String> tables = jdbc.sql("""
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
            """).query(String.class).list();
        for (String table : tables) {
            boolean follows = table.equals("audit_seal") || table.equals("notice"); // both follow events
            if (!table.startsWith("spring_session") && !follows) {
                counts.put(
                        table,
                        jdbc.sql("SELECT count(*) FROM \"" + table + "\"")
                                .query(Long.class)
                                .single());
            }
        }
        return counts;
    }

    @Override
    public void close() {
        runs.close();
    }
}
