package dev.marlin.web.identity;

import static dev.marlin.testkit.http.Answers.found;
import static dev.marlin.testkit.http.Answers.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.identity.Role;
import dev.marlin.testkit.http.Session;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What one does to one's own account, and an admin to another's; each is sent twice and happens once. */
class AccountByFormTest {
    private static TestServer server;
    private static String person;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.person("adam", Role.ADMIN);
        person = "/people/" + server.person("ines", Role.EXPERT).id();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aTokenIsIssuedOnceAndEndsWhenItIsRevoked() {
        Session ines = server.as("ines");
        assertThat(ines.form("/profile/tokens", Map.of("name", "night job", "scope", "read", "days", "7"))
                        .statusCode())
                .isEqualTo(200);
        String page = ines.get("/profile").body();
        assertThat(page.split("/revoke\"", -1)).as("one token").hasSize(2);
        location(ines.form(found(page, "(/profile/tokens/[0-9a-f-]{36}/revoke)"), Map.of()));
        assertThat(ines.get("/profile").body()).doesNotContain("/revoke");
    }

    @Test
    void oneEndsAnotherBrowsersSession() {
        Session there = server.as("ines");
        Session here = server.as("ines");
        String page = here.get("/profile").body();
        int before = page.split("/profile/sessions/[0-9a-f-]{36}/end", -1).length;
        location(here.form(found(page, "(/profile/sessions/[0-9a-f-]{36}/end)"), Map.of()));
        assertThat(here.get("/profile").body().split("/profile/sessions/[0-9a-f-]{36}/end", -1))
                .hasSize(before - 1);
        assertThat(there.get("/profile").statusCode() == 200 && before == 2)
                .as("the only other one is ended")
                .isFalse();
    }

    @Test
    void aVendorIsDeclaredAndAnAdminTakesItBack() {
        Session ines = server.as("ines");
        location(ines.form("/profile/vendors", Map.of("vendor", "Acme Models")));
        assertThat(ines.get("/profile").body()).containsIgnoringCase("Acme Models");
        Session adam = server.as("adam");
        assertThat(adam.get(person).body()).containsIgnoringCase("Acme Models");
        location(adam.form(person + "/vendors/remove", Map.of("vendor", "Acme Models")));
        assertThat(ines.get("/profile").body()).doesNotContainIgnoringCase("Acme Models");
    }

    @Test
    void anAdminStatesAnEmployer() {
        Session adam = server.as("adam");
        location(adam.form(person + "/employer", Map.of("employer", "Example Works")));
        assertThat(adam.get(person).body()).containsIgnoringCase("Example Works");
    }

    @Test
    void anAdminMakesAnAccountOnce() {
        Map<String, String> account =
                Map.of("login", "isa", "displayName", "Isa", "password", "correct horse battery 9", "roles", "expert");
        location(server.as("adam").form("/people", account));
        assertThat(server.as("adam").get("/people").body()).contains("Isa");
        assertThat(server.as("isa").get("/profile").statusCode()).isEqualTo(200);
    }

    @Test
    void anAdminEndsAllSessionsOfAPerson() {
        String there = "/people/" + server.person("ida", Role.EXPERT).id();
        Session ida = server.as("ida");
        Session adam = server.as("adam");
        location(adam.form(there + "/sessions/end", Map.of()));
        assertThat(ida.get("/profile").statusCode()).isIn(302, 303);
        ida.demo("ida");
        assertThat(ida.get("/profile").statusCode())
                .as("the second sending did not end the new one")
                .isEqualTo(200);
    }
}
