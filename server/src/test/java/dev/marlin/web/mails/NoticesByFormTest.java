package dev.marlin.web.mails;

import static dev.marlin.testkit.http.Answers.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.identity.Role;
import dev.marlin.testkit.http.Session;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class NoticesByFormTest {
    @Test
    void choicesAreKeptAndTheMissingAddressIsForgottenWithoutHarm() {
        try (TestServer server = TestServer.start()) {
            server.person("ines", Role.EXPERT);
            Session ines = server.as("ines");
            assertThat(ines.form("/notices/choices", Map.of("TURN", "hourly")).statusCode())
                    .isEqualTo(422);
            location(ines.form("/notices/choices", Map.of("TURN", "NEVER", "RESULT", "DAILY", "PAY", "AT_ONCE")));
            assertThat(server.bean(JdbcClient.class)
                            .sql("SELECT kind || ' ' || choice FROM mail_choice")
                            .query(String.class)
                            .list())
                    .containsExactlyInAnyOrder("TURN NEVER", "RESULT DAILY", "PAY AT_ONCE");
            location(ines.form("/notices/address/forget", Map.of()));
            assertThat(ines.form("/notices/address", Map.of("address", "ines@example.org"))
                            .body())
                    .contains("This installation sends no e-mails");
        }
    }
}
