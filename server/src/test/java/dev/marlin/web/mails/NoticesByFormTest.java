package dev.marlin.web.mails;

import static dev.marlin.testkit.http.Answers.found;
import static dev.marlin.testkit.http.Answers.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.identity.Role;
import dev.marlin.kernel.Secret;
import dev.marlin.notices.MailServer;
import dev.marlin.notices.NoticeSettings;
import dev.marlin.testkit.http.Session;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class NoticesByFormTest {
    @Test
    void anAddressIsAskedForOnceAndConfirmedOnce() {
        // Nothing takes letters there, so each stays where it waits to be sent.
        MailServer nowhere =
                new MailServer("127.0.0.1", 9, MailServer.Encryption.NONE, "", new Secret(""), "marlin@marlin.example");
        URI url = URI.create("https://marlin.example");
        try (TestServer server =
                TestServer.start(new NoticeSettings(List.of(), Optional.of(url), Optional.of(nowhere)))) {
            server.person("ines", Role.EXPERT);
            Session ines = server.as("ines");
            location(ines.form("/notices/address", Map.of("address", "ines@example.org")));
            List<String> letters = server.bean(JdbcClient.class)
                    .sql("SELECT body FROM mail_letter")
                    .query(String.class)
                    .list();
            assertThat(letters).hasSize(1);
            location(ines.form(found(letters.getFirst(), "(/mail/confirm/[A-Za-z0-9_-]+)"), Map.of()));
            assertThat(server.bean(JdbcClient.class)
                            .sql("SELECT count(*) FROM mail_address WHERE confirmed_at IS NOT NULL")
                            .query(Long.class)
                            .single())
                    .isOne();
        }
    }

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
