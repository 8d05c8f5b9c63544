package dev.marlin.web.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.app.TestServer;
import dev.marlin.identity.AuthorizationTable;
import dev.marlin.identity.Role;
import dev.marlin.identity.Rule;
import dev.marlin.kernel.MarlinException;
import dev.marlin.testkit.http.Session;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@Tag("database")
class GateTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.person("ada", Role.EXPERT);
        server.person("root", Role.ADMIN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyRouteHasRowsAndEveryRowHasARoute() {
        Set<String> routes = new TreeSet<>();
        server.bean(TestServer.ROUTES, RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, handler) -> {
                    if (handler.getBeanType().getPackageName().startsWith("dev.marlin")) {
                        routes.addAll(routes(info));
                    }
                });
        assertThat(routes).as("routes of controllers").hasSizeGreaterThan(80);
        Set<String> rows = server.bean(AuthorizationTable.class).rules().stream()
                .map(GateTest::route)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> served = Set.of("GET /static/**", "GET /healthz"); // by the framework, not by a controller
        assertThat(rows).containsAll(routes);
        Set<String> withoutRoute = new TreeSet<>(rows);
        withoutRoute.removeAll(routes);
        assertThat(withoutRoute).isEqualTo(new TreeSet<>(served));
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        Session session = server.anonymous();
        HttpResponse<String> answer = session.form("/sign-in", Map.of("login", "ada", "password", TestServer.PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("older than your session");
    }

    @Test
    void fiveWrongPasswordsCloseTheAccount() {
        server.person("locked", Role.EXPERT);
        Session session = server.anonymous();
        session.get("/sign-in");
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(session.form("/sign-in", Map.of("login", "locked", "password", "wrong password"))
                            .statusCode())
                    .isEqualTo(422);
        }
        HttpResponse<String> right =
                session.form("/sign-in", Map.of("login", "locked", "password", TestServer.PASSWORD));
        assertThat(right.statusCode()).isEqualTo(422);
    }

    @Test
    void signingInGivesANewSessionAndLeadsOnlyInside() {
        Session session = server.anonymous();
        session.get("/sign-in");
        HttpResponse<String> answer = session.form(
                "/sign-in", Map.of("login", "ada", "password", TestServer.PASSWORD, "from", "//evil.example/"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/");
        assertThat(session.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void whatARoleMayNotDoIsForbiddenAndWhatIsNotThereIsNotFound() {
        Session ada = server.as("ada");
        assertThat(ada.get("/people").statusCode()).isEqualTo(403);
        assertThat(ada.get("/no/such/page").statusCode()).isEqualTo(404);
        assertThat(server.anonymous().get("/people").statusCode()).isEqualTo(303);
        assertThat(server.anonymous().api("/api/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(server.as("root").get("/people").statusCode()).isEqualTo(200);
    }

    @Test
    void aRepeatedChangeHappensOnceAndGetsTheSameAnswer() {
        Session root = server.as("root");
        String key = UUID.randomUUID().toString();
        Map<String, String> form =
                Map.of("login", "once", "displayName", "Once", "password", "a long password", "roles", "expert");
        HttpResponse<String> first = root.form("/people", form, key);
        HttpResponse<String> second = root.form("/people", form, key);
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(second.statusCode()).isEqualTo(303);
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(root.get("/people").body().split(">once<", -1)).hasSize(2);
    }

    @Test
    void theSameKeyForAnotherChangeIsRefused() {
        Session root = server.as("root");
        String key = UUID.randomUUID().toString();
        root.form("/people", newcomer("first"), key);
        HttpResponse<String> other = root.form("/people", newcomer("second"), key);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(root.get("/people").body()).doesNotContain(">second<");
        HttpResponse<String> asked = root.form("/people?other=query", newcomer("first"), key);
        assertThat(asked.statusCode()).as("another query is another change").isEqualTo(422);
    }

    @Test
    void aChangeWithoutAKeyIsRefused() {
        assertThat(server.as("root").form("/people", newcomer("keyless"), "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aRefusedChangeFreesItsKey() {
        Session root = server.as("root");
        String key = UUID.randomUUID().toString();
        Map<String, String> wrong = Map.of("login", "x", "displayName", "X", "password", "short", "roles", "expert");
        assertThat(root.form("/people", wrong, key).statusCode()).isEqualTo(422);
        assertThat(root.form("/people", newcomer("after"), key).statusCode()).isEqualTo(303);
    }

    @Test
    void parallelRepetitionsHaveOneEffect() throws InterruptedException {
        Session root = server.as("root");
        String key = UUID.randomUUID().toString();
        Set<Integer> statuses = ConcurrentHashMap.newKeySet();
        Thread[] threads = new Thread[12];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Thread.ofVirtual()
                    .start(() -> statuses.add(
                            root.form("/people", newcomer("parallel"), key).statusCode()));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(statuses).containsExactly(303);
        assertThat(root.get("/people").body().split(">parallel<", -1)).hasSize(2);
    }

    @Test
    void aReadOnlyTokenReadsAndNothingElse() {
        Session ada = server.as("ada");
        HttpResponse<String> issued =
                ada.form("/profile/tokens", Map.of("name", "reader", "scope", "read", "days", "1"));
        assertThat(issued.statusCode()).isEqualTo(200);
        assertThat(issued.body()).contains("mrl_");
    }

    @Test
    void nobodyIsBlindAndSeesAgents() {
        for (Role blind : Set.of(Role.EXPERT, Role.REVIEWER, Role.ADJUDICATOR)) {
            for (Role seeing : Set.of(Role.MANAGER, Role.ADMIN)) {
                assertThatThrownBy(() -> server.person("both", blind, seeing))
                        .isInstanceOf(MarlinException.class)
                        .hasMessageContaining("two accounts");
            }
        }
        server.person("several", Role.EXPERT, Role.REVIEWER, Role.ADJUDICATOR, Role.FINANCE);
        server.person("lead", Role.MANAGER, Role.ADMIN, Role.FINANCE);
    }

    private static Map<String, String> newcomer(String login) {
        return Map.of("login", login, "displayName", "Somebody", "password", "a long password", "roles", "expert");
    }

    private static Set<String> routes(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        assertThat(methods).as("methods of " + info).isNotEmpty();
        Set<String> routes = new TreeSet<>();
        for (String path : info.getPatternValues()) {
            methods.forEach(method -> routes.add(method + " " + path));
        }
        return routes;
    }

    private static String route(Rule rule) {
        return rule.method() + " " + rule.path();
    }
}
