package dev.marlin.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.identity.AuthorizationTable;
import dev.marlin.identity.Role;
import dev.marlin.identity.Rule;
import dev.marlin.testkit.http.Session;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Walks the authorization table cell by cell over HTTP: every route, as nobody and in every role alone, to what is one's
 * own and to what is another's. What own means is said here by how the world was made, not asked of the table's relations.
 */
@Tag("database")
class AuthorizationMatrixTest {
    /** Changes after which somebody is no longer what they were: walked last. */
    private static final List<String> ENDINGS = List.of(
            "/release", "/withdraw", "/take-away", "/cancel", "/withdrawal", "/close", "/sign-out", "/sessions/end");

    private static MatrixWorld world;
    private static List<Rule> rules;

    @BeforeAll
    static void start() {
        world = new MatrixWorld();
        rules = world.server.bean(AuthorizationTable.class).rules();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** What the gate must do. */
    private enum Expected {
        LET_IN,
        ASK_TO_SIGN_IN,
        FORBID,
        HIDE
    }

    /** @param own whether the path names what is the role's own */
    private record Cell(String method, String route, Optional<Role> role, boolean own, Expected expected) {}

    @Test
    void everyCellIsAsTheTableSays() {
        List<Cell> cells = cells();
        Map<Optional<Role>, Session> sessions = new TreeMap<>(Comparator.comparing(Object::toString));
        sessions.put(Optional.empty(), world.server.anonymous());
        sessions.get(Optional.empty()).get("/sign-in");
        for (Role role : Role.values()) {
            sessions.put(Optional.of(role), world.server.as(world.person(role)));
        }
        List<String> wrong = new ArrayList<>();
        Map<Expected, Integer> walked = new EnumMap<>(Expected.class);
        Map<String, Long> before = world.rowCounts();
        boolean denying = true;
        for (Cell cell : cells) {
            if (denying && cell.expected() == Expected.LET_IN) {
                assertThat(world.rowCounts()).as("rows after all refusals").isEqualTo(before);
                denying = false;
            }
            Session session = cell.route().equals("/sign-out") ? world.server.anonymous() : sessions.get(cell.role());
            if (cell.route().equals("/sign-out")) {
                session.get("/sign-in");
            }
            if (cell.route().equals("/profile/sessions/end") && cell.role().isPresent()) {
                session = world.server.as(world.person(cell.role().get())); // the cell before ended them all
            }
            String path = world.path(cell.route(), cell.own());
            HttpResponse<String> answer = send(session, cell.method(), path);
            walked.merge(cell.expected(), 1, Integer::sum);
            if (seen(answer) != cell.expected() || answer.statusCode() >= 500) {
                wrong.add(cell + " " + path + ": " + answer.statusCode());
            }
        }
        System.out.printf("Authorization matrix: %d cells %s%n", cells.size(), walked);
        assertThat(wrong).isEmpty();
        assertThat(walked.keySet()).hasSize(Expected.values().length);
    }

    /** Refusals first, so that they can be shown to have changed nothing; endings last. */
    private static List<Cell> cells() {
        TreeSet<String> routes = new TreeSet<>();
        rules.forEach(rule -> routes.add(rule.method() + " " + rule.path()));
        List<Cell> cells = new ArrayList<>();
        for (String route : routes) {
            String method = route.substring(0, route.indexOf(' '));
            String path = route.substring(route.indexOf(' ') + 1);
            List<Rule> rows = rules.stream()
                    .filter(rule -> rule.method().equals(method) && rule.path().equals(path))
                    .toList();
            for (boolean own : new boolean[] {true, false}) {
                cells.add(new Cell(method, path, Optional.empty(), own, expected(rows, method, Optional.empty(), own)));
                for (Role role : Role.values()) {
                    Optional<Role> who = Optional.of(role);
                    cells.add(new Cell(method, path, who, own, expected(rows, method, who, own)));
                }
            }
        }
        cells.sort(Comparator.comparingInt(AuthorizationMatrixTest::turn));
        return cells;
    }

    private static int turn(Cell cell) {
        if (cell.expected() != Expected.LET_IN) {
            return 0;
        }
        if (cell.method().equals("GET")) {
            return 1;
        }
        return 2
                + ENDINGS.stream()
                        .filter(cell.route()::endsWith)
                        .findFirst()
                        .map(ENDINGS::indexOf)
                        .map(i -> i + 1)
                        .orElse(0);
    }

    private static Expected expected(List<Rule> rows, String method, Optional<Role> role, boolean own) {
        List<Rule> fitting =
                rows.stream().filter(rule -> fits(rule.who(), role)).toList();
        boolean open = fitting.stream()
                .anyMatch(rule -> rule.relation().equals("any")
                        || own && role.isPresent() && world.isOwn(role.get(), rule.relation()));
        if (open) {
            return Expected.LET_IN;
        }
        if (role.isEmpty()) {
            return Expected.ASK_TO_SIGN_IN;
        }
        return fitting.isEmpty() ? Expected.FORBID : Expected.HIDE;
    }

    private static boolean fits(Rule.Who who, Optional<Role> role) {
        return switch (who) {
            case Rule.Who.Anonymous anonymous -> true;
            case Rule.Who.AnyPerson anybody -> role.isPresent();
            case Rule.Who.Directory directory -> false;
            case Rule.Who.Holder holder -> role.equals(Optional.of(holder.role()));
        };
    }

    private static Expected seen(HttpResponse<String> answer) {
        boolean gate = answer.body().contains("This page does not exist");
        boolean signIn = answer.statusCode() == 303
                && answer.headers().firstValue("Location").orElse("").startsWith("/sign-in?from=");
        if (answer.statusCode() == 401 || signIn) {
            return Expected.ASK_TO_SIGN_IN;
        }
        if (answer.statusCode() == 403 && answer.body().contains("Your role does not allow this")) {
            return Expected.FORBID;
        }
        return answer.statusCode() == 404 && gate ? Expected.HIDE : Expected.LET_IN;
    }

    private static HttpResponse<String> send(Session session, String method, String path) {
        boolean api = path.startsWith("/api/") || path.startsWith("/scim/");
        if (method.equals("GET")) {
            return api ? session.api(path) : session.get(path);
        }
        return api ? session.send(method, path, Map.of(), UUID.randomUUID().toString()) : session.form(path, Map.of());
    }
}
