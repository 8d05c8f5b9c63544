package dev.marlin.api.identity;

import static dev.marlin.testkit.http.Answers.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.identity.Role;
import dev.marlin.testkit.http.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Accounts by programs: an admin's, and everybody's own. */
class AccountsByTokenTest {
    private static TestServer server;
    private static Session ada;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.person("ada", Role.ADMIN);
        ada = server.byToken("ada");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anAdminMakesAnAccountByTokenAndWhoHasItSignsIn() {
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "login", "Petra",
                "displayName", "Petra P.",
                "password", "a long enough one",
                "roles", List.of("expert", "reviewer")));
        JsonNode made = document(ada.post("/api/v1/people", wanted));
        assertThat(made.path("login").asString()).isEqualTo("petra");
        assertThat(made.path("roles").toString()).isEqualTo("[\"expert\",\"reviewer\"]");
        assertThat(made.toString()).doesNotContain("a long enough one");
        new Session(server.url()).signIn("petra", "a long enough one");
        assertThat(ada.post("/api/v1/people", wanted).statusCode()).isEqualTo(409);
        wanted.put("login", "other");
        for (Map.Entry<String, Object> wrong : Map.<String, Object>of(
                        "password", "short", "roles", List.of("king"), "displayName", "")
                .entrySet()) {
            Map<String, Object> body = new HashMap<>(wanted);
            body.put(wrong.getKey(), wrong.getValue());
            assertThat(ada.post("/api/v1/people", body).statusCode())
                    .as("%s", wrong)
                    .isEqualTo(422);
        }
        assertThat(server.byToken("petra").api("/api/v1/people").statusCode()).isEqualTo(403);
    }

    @Test
    void everybodyIsListedOnceHoweverSmallThePages() {
        for (String login : List.of("l-one", "l-two", "l_three")) {
            server.person(login, Role.EXPERT);
        }
        List<String> logins = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = ada.json("/api/v1/people?limit=1" + (next.isEmpty() ? "" : "&after=" + next));
            page.path("people").forEach(one -> logins.add(one.path("login").asString()));
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        assertThat(logins).doesNotHaveDuplicates().contains("ada", "l-one", "l-two", "l_three");
        assertThat(ada.json("/api/v1/people").path("people")).hasSizeGreaterThanOrEqualTo(logins.size());
        assertThat(ada.api("/api/v1/people?limit=5000").statusCode()).isEqualTo(422);
    }

    @Test
    void anAdminEndsSessionsStatesAnEmployerAndTakesATieAway() {
        String person = "/api/v1/people/" + server.person("pia", Role.EXPERT).id();
        Session pia = server.as("pia");
        document(server.byToken("pia").post("/api/v1/profile/vendors", Map.of("vendor", "Acme AI")));
        assertThat(ada.json(person).path("vendors").toString()).isEqualTo("[\"acme ai\"]");
        assertThat(ada.json(person).path("sessions").asInt()).isEqualTo(1);

        assertThat(document(ada.post(person + "/sessions/end", Map.of()))
                        .path("sessions")
                        .asInt())
                .isZero();
        assertThat(pia.get("/profile").statusCode()).as("sent to sign in").isEqualTo(303);
        assertThat(document(ada.send("PUT", person + "/employer", Map.of("employer", "Initech"), key()))
                        .path("employer")
                        .asString())
                .isEqualTo("initech");
        assertThat(ada.send("PUT", person + "/employer", Map.of(), key()).statusCode())
                .isEqualTo(422);
        assertThat(document(ada.post(person + "/vendors/remove", Map.of("vendor", "acme AI")))
                        .path("vendors"))
                .isEmpty();
        assertThat(ada.post(person + "/vendors/remove", Map.of("vendor", "acme AI"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(ada.api("/api/v1/people/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void aPersonEndsABrowserAndATokenOfTheirsByToken() {
        server.person("paul", Role.EXPERT);
        Session browser = server.as("paul");
        Session paul = server.byToken("paul");
        Session lost = server.byToken("paul");
        JsonNode profile = paul.json("/api/v1/profile");
        assertThat(profile.path("roles").toString()).isEqualTo("[\"expert\"]");
        String session = profile.at("/sessions/0/id").asString();
        assertThat(document(paul.post("/api/v1/profile/sessions/" + session + "/end", Map.of()))
                        .path("sessions"))
                .isEmpty();
        assertThat(browser.get("/profile").statusCode()).isEqualTo(303);

        assertThat(paul.post("/api/v1/profile/tokens", Map.of("name", "more")).statusCode())
                .as("no token begets another")
                .isEqualTo(404);
        for (JsonNode token : profile.path("tokens")) {
            document(server.as("paul")
                    .post("/api/v1/profile/tokens/" + token.path("id").asString() + "/revoke", Map.of()));
        }
        assertThat(lost.api("/api/v1/profile").statusCode()).isEqualTo(401);
    }

    @Test
    void aPersonReadsTheirTrailWithoutFactsOrOthersNames() {
        server.person("pola", Role.EXPERT);
        Session pola = server.byToken("pola");
        document(pola.post("/api/v1/profile/vendors", Map.of("vendor", "Acme AI")));
        JsonNode trail = pola.json("/api/v1/profile/trail");
        assertThat(trail.at("/entries/0/action").asString()).isEqualTo("person.vendor-declared");
        assertThat(trail.at("/entries/0/by").asString()).isEqualTo("you");
        assertThat(trail.toString()).doesNotContain("sha256");
        assertThat(pola.api("/api/v1/audit").statusCode()).isEqualTo(403);
        assertThat(ada.json("/api/v1/audit?action=person.vendor-declared").toString())
                .contains("vendor_sha256");
        document(ada.post("/api/v1/audit/verifications", Map.of()));
        assertThat(ada.json("/api/v1/audit/verifications").at("/last/asked").asString())
                .isNotEmpty();
    }

    @Test
    void aPersonAsksToBeErasedAndTakesItBackByToken() {
        server.person("pim", Role.EXPERT);
        Session pim = server.byToken("pim");
        String mine = "/api/v1/profile/erasure";
        assertThat(pim.json(mine).path("latest").isNull()
                        || pim.json(mine).path("latest").isMissingNode())
                .isTrue();
        assertThat(pim.post(mine, Map.of("login", "pam")).statusCode()).isEqualTo(422);
        assertThat(document(pim.post(mine, Map.of("login", "pim")))
                        .path("state")
                        .asString())
                .isEqualTo("REQUESTED");
        document(pim.post(mine + "/cancel", Map.of()));
        assertThat(pim.json(mine).at("/latest/state").asString()).isEqualTo("CANCELLED");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
