package dev.marlin.api.mails;

import static dev.marlin.testkit.http.Answers.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.identity.Role;
import dev.marlin.kernel.Secret;
import dev.marlin.notices.MailServer;
import dev.marlin.notices.NoticeSettings;
import dev.marlin.testkit.http.Session;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class NoticesByTokenTest {
    private static final String ADDRESS = "/api/v1/notices/address";
    private static final String CHOICES = "/api/v1/notices/choices";

    @Test
    void aPersonSaysByTokenWhereAndWhenTheyAreTold() {
        // Nothing takes letters there, so each stays where it waits to be sent.
        MailServer nowhere =
                new MailServer("127.0.0.1", 9, MailServer.Encryption.NONE, "", new Secret(""), "marlin@marlin.example");
        Optional<URI> url = Optional.of(URI.create("https://marlin.example"));
        try (TestServer server = TestServer.start(new NoticeSettings(List.of(), url, Optional.of(nowhere)))) {
            server.person("ines", Role.EXPERT);
            Session ines = server.byToken("ines");
            JsonNode asked = document(put(ines, ADDRESS, Map.of("address", "ines@example.org")));
            assertThat(asked.at("/address/confirmed").asBoolean()).isFalse();
            assertThat(put(ines, ADDRESS, Map.of("address", "soon@example.org")).statusCode())
                    .as("a letter is on its way")
                    .isEqualTo(409);
            assertThat(put(ines, ADDRESS, Map.of()).statusCode()).isEqualTo(422);
            document(ines.send("DELETE", ADDRESS, Map.of(), UUID.randomUUID().toString()));
            assertThat(ines.json("/api/v1/notices").toString()).doesNotContain("ines@example.org");

            for (Map<String, String> wrong :
                    List.of(Map.<String, String>of(), Map.of("TURN", "hourly"), Map.of("MOON", "DAILY"))) {
                assertThat(put(ines, CHOICES, wrong).statusCode())
                        .as("%s", wrong)
                        .isEqualTo(422);
            }
            document(put(ines, CHOICES, Map.of("TURN", "NEVER", "PAY", "DAILY")));
            assertThat(ines.json("/api/v1/notices").path("choices").toString())
                    .isEqualTo("{\"PAY\":\"DAILY\",\"RESULT\":\"AT_ONCE\",\"TURN\":\"NEVER\"}");
        }
    }

    private static HttpResponse<String> put(Session session, String path, Map<String, String> body) {
        return session.send("PUT", path, body, UUID.randomUUID().toString());
    }
}
