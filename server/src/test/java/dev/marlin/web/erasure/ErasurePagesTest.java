package dev.marlin.web.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.testkit.http.Session;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ErasurePagesTest {
    private static TestServer server;
    private static Person ines;
    private static Person rolf;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.person("ada", Role.ADMIN);
        ines = server.person("ines", Role.EXPERT);
        rolf = server.person("rolf", Role.REVIEWER);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void peopleAskForThemselvesByTypingTheirLoginAndTakeItBack() {
        Session mine = server.as("ines");
        assertThat(mine.get("/profile").body()).contains("/profile/erasure");
        assertThat(mine.get("/profile/erasure").body()).contains("What goes", "What stays", "Type the login");
        HttpResponse<String> slip = mine.form("/profile/erasure", Map.of("login", "inez"));
        assertThat(slip.statusCode()).isEqualTo(422);
        assertThat(slip.body()).contains("exactly as it stands", "Nothing was changed");

        assertThat(mine.form("/profile/erasure", Map.of("login", "ines")).statusCode())
                .isEqualTo(303);
        assertThat(mine.get("/profile/erasure").body()).contains("Take it back").doesNotContain("Type the login");
        assertThat(server.as("ada").get("/erasures").body()).contains("waits for its day", ines.displayName());
        assertThat(mine.form("/profile/erasure/cancel", Map.of()).statusCode()).isEqualTo(303);
        assertThat(mine.get("/profile/erasure").body()).contains("Type the login");
        assertThat(server.as("ada").get("/erasures").body()).contains("taken back");
    }

    @Test
    void adminsAskForOthersWhoAreToldAndProgramsDoTheSame() {
        Session ada = server.as("ada");
        String page = "/people/" + rolf.id() + "/erasure";
        assertThat(ada.get("/people/" + rolf.id()).body()).contains(page);
        assertThat(ada.form(page, Map.of("login", "rolf")).statusCode()).isEqualTo(303);
        assertThat(server.as("rolf").get("/").body()).contains("You are to be erased");
        String api = "/api/v1" + page;
        assertThat(ada.json(api).at("/latest/state").asString()).isEqualTo("REQUESTED");
        assertThat(ada.post(api, Map.of("login", "rolf")).statusCode()).isEqualTo(409);
        assertThat(ada.post(api + "/cancel", Map.of()).statusCode()).isEqualTo(200);
        assertThat(ada.post(api, Map.of()).statusCode()).isEqualTo(422);
        assertThat(ada.post(api, Map.of("login", "rolf")).statusCode()).isEqualTo(201);
        assertThat(ada.json("/api/v1/erasures").at("/erasures/0/person").asString())
                .isEqualTo(rolf.id().toString());
        assertThat(server.as("rolf").form("/profile/erasure/cancel", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(server.as("rolf").get("/").body()).doesNotContain("You are to be erased");
        assertThat(ada.form(page, Map.of("login", "rolf")).statusCode()).isEqualTo(303);
        assertThat(ada.form(page + "/cancel", Map.of()).statusCode()).isEqualTo(303);
        assertThat(ada.json(api).at("/latest/state").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void namesWhatStandsAgainstIt() {
        Session ada = server.as("ada");
        assertThat(ada.get("/profile/erasure").body()).contains("last admin").doesNotContain("Type the login");
        HttpResponse<String> refused = ada.form("/profile/erasure", Map.of("login", "ada"));
        assertThat(refused.statusCode()).isEqualTo(409);
        String id =
                server.bean(People.class).findByLogin("ada").orElseThrow().id().toString();
        assertThat(ada.post("/api/v1/people/" + id + "/erasure", Map.of("login", "ada"))
                        .body())
                .contains("\"obstacles\"", "last admin");
    }

    @Test
    void othersAreNobodysBusiness() {
        Session mine = server.as("ines");
        assertThat(mine.get("/erasures").statusCode()).isEqualTo(403);
        assertThat(mine.get("/people/" + rolf.id() + "/erasure").statusCode()).isEqualTo(403);
    }
}
