package dev.marlin.web.notices;

import static dev.marlin.testkit.http.Answers.document;
import static dev.marlin.testkit.http.Answers.found;
import static dev.marlin.testkit.http.Answers.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.identity.Role;
import dev.marlin.notices.FakeConsumer;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.Until;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What is done to a webhook by hand, on its page and by programs: each is sent twice and happens once. */
class WebhookByHandTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static TestServer server;
    private static Session mara;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.person("mara", Role.MANAGER);
        mara = server.as("mara");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void onItsPage() throws Exception {
        try (FakeConsumer consumer = new FakeConsumer()) {
            HttpResponse<String> added = mara.form("/webhooks", Map.of("url", consumer.url(), "kinds", "task.claimed"));
            String page = found(added.body(), "(/webhooks/[0-9a-f-]{36})");
            String first = found(added.body(), "(whsec_[A-Za-z0-9+/=&#;x]+)");
            location(mara.form(page + "/off", Map.of()));
            location(mara.form(page + "/on", Map.of()));
            assertThat(mara.get(page).body()).doesNotContain("switched off by hand");
            HttpResponse<String> rotated = mara.form(page + "/secret", Map.of());
            assertThat(found(rotated.body(), "(whsec_[A-Za-z0-9+/=&#;x]+)")).isNotEqualTo(first);

            location(mara.form(page + "/ping", Map.of()));
            String sent = consumer.next().header("webhook-id");
            String endpoint = page.substring(page.lastIndexOf('/') + 1);
            delivered(endpoint);
            String replay = found(mara.get(page).body(), "(/webhooks/[0-9a-f-]{36}/messages/[0-9a-f-]{36}/replay)");
            location(mara.form(replay, Map.of()));
            assertThat(consumer.next().header("webhook-id")).isEqualTo(sent);
            assertThat(audited(endpoint, "webhook.replayed")).isOne();
            assertThat(audited(endpoint, "webhook.secret-rotated")).isOne();
        }
    }

    @Test
    void byAProgram() throws Exception {
        try (FakeConsumer consumer = new FakeConsumer()) {
            JsonNode added = document(
                    mara.post("/api/v1/webhooks", Map.of("url", consumer.url(), "kinds", List.of("export.ready"))));
            String endpoint = added.path("webhook").asString();
            String path = "/api/v1/webhooks/" + endpoint;
            document(mara.post(path + "/off", Map.of()));
            document(mara.post(path + "/on", Map.of()));
            assertThat(mara.json(path).at("/webhook/state").asString()).isEqualTo("LIVE");
            assertThat(document(mara.post(path + "/secret", Map.of())).path("secret"))
                    .isNotEqualTo(added.path("secret"));
            document(mara.post(path + "/ping", Map.of()));
            String sent = consumer.next().header("webhook-id");
            delivered(endpoint);
            JsonNode messages = mara.json(path).path("messages");
            assertThat(messages.size()).as("one ping").isOne();
            document(mara.post(path + "/messages/" + messages.get(0).path("id").asString() + "/replay", Map.of()));
            assertThat(consumer.next().header("webhook-id")).isEqualTo(sent);
            assertThat(audited(endpoint, "webhook.replayed")).isOne();
        }
    }

    private static void delivered(String endpoint) {
        Until.holds(
                "the message is delivered",
                SOON,
                () -> mara.json("/api/v1/webhooks/" + endpoint)
                        .at("/messages/0/state")
                        .asString()
                        .equals("DELIVERED"));
    }

    private static long audited(String endpoint, String action) {
        return server.bean(JdbcClient.class)
                .sql("SELECT count(*) FROM audit_event WHERE action = ? AND subject_id::text = ?")
                .params(action, endpoint)
                .query(Long.class)
                .single();
    }
}
