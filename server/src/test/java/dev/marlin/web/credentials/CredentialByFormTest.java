package dev.marlin.web.credentials;

import static dev.marlin.testkit.http.Answers.document;
import static dev.marlin.testkit.http.Answers.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.identity.Role;
import dev.marlin.testkit.http.Session;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CredentialByFormTest {
    private static final Map<String, String> DEGREE =
            Map.of("kind", "degree", "title", "M.Sc.", "link", "https://university.example/register/7");

    @Test
    void aCredentialIsSubmittedWithdrawnAndDecidedOnceByFormAndByProgram() {
        try (TestServer server = TestServer.start()) {
            server.person("dan", Role.EXPERT);
            server.person("mara", Role.MANAGER);
            Session dan = server.as("dan");
            Session mara = server.as("mara");
            location(dan.form(location(dan.form("/credentials", DEGREE)) + "/withdrawal", Map.of()));
            String decided = location(dan.form("/credentials", DEGREE));
            location(mara.form(decided + "/decision", Map.of("outcome", "confirm")));
            document(dan.post("/api/v1" + submitted(dan) + "/withdrawal", Map.of()));
            Map<String, Object> refusal = Map.of("confirmed", false, "reason", "The link is dead.");
            document(mara.post("/api/v1" + submitted(dan) + "/decision", refusal));
            JsonNode own = dan.json("/api/v1/credentials").path("own");
            assertThat(own.size()).isEqualTo(4);
            assertThat(own.findValuesAsString("state"))
                    .containsExactlyInAnyOrder("WITHDRAWN", "CONFIRMED", "WITHDRAWN", "REFUSED");
        }
    }

    private static String submitted(Session dan) {
        return "/credentials/"
                + document(dan.post("/api/v1/credentials", DEGREE)).path("id").asString();
    }
}
