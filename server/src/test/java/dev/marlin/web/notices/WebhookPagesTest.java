package dev.marlin.web.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.marlin.app.TestServer;
import dev.marlin.identity.Role;
import dev.marlin.notices.FakeConsumer;
import dev.marlin.testkit.http.Session;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookPagesTest {
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=&#;x]+");
    private static final Pattern LINK = Pattern.compile("/webhooks/[0-9a-f-]{36}");

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.person("mara", Role.MANAGER);
        server.person("ines", Role.EXPERT);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void showsTheSecretOnceAndSendsATest() throws Exception {
        Session mara = server.as("mara");
        try (FakeConsumer consumer = new FakeConsumer()) {
            consumer.answers(200, Map.of(), "<b>thanks</b>");
            HttpResponse<String> added = mara.form("/webhooks", Map.of("url", consumer.url(), "kinds", "task.claimed"));
            assertThat(added.statusCode()).isEqualTo(200);
            String secret = found(SECRET, added.body());
            String page = found(LINK, added.body());
            assertThat(mara.get(page).body()).contains("No message yet").doesNotContain("whsec_");

            assertThat(mara.form(page + "/ping", Map.of()).statusCode()).isEqualTo(303);
            FakeConsumer.Got got = consumer.next();
            new Webhook(secret)
                    .verify(
                            got.body(),
                            Map.of(
                                    "webhook-id", List.of(got.header("webhook-id")),
                                    "webhook-timestamp", List.of(got.header("webhook-timestamp")),
                                    "webhook-signature", List.of(got.header("webhook-signature"))));
            assertThat(mara.form(page + "/off", Map.of()).statusCode()).isEqualTo(303);
            assertThat(mara.get(page).body()).contains("switched off by hand").doesNotContain("<b>thanks");
            assertThat(mara.form(page + "/ping", Map.of()).body()).contains("Switch it on first");
        }
    }

    @Test
    void keepsWhatWasFilledInWhenItIsRefused() {
        HttpResponse<String> refused = server.as("mara")
                .form("/webhooks", Map.of("url", "https://10.0.0.1/\"><script>", "kinds", "task.claimed"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Nothing was saved", "https://10.0.0.1/")
                .doesNotContain("\"><script>");
        assertThat(server.as("mara")
                        .form("/webhooks", Map.of("url", "https://example.org/", "kinds", "everything"))
                        .body())
                .contains("there is no kind everything");
    }

    @Test
    void programsDoTheSame() {
        Session mara = server.as("mara");
        HttpResponse<String> added = mara.post(
                "/api/v1/webhooks", Map.of("url", "https://example.org/hook", "kinds", List.of("export.ready")));
        assertThat(added.statusCode()).isEqualTo(201);
        JsonNode document = JsonMapper.shared().readTree(added.body());
        String path = "/api/v1/webhooks/" + document.path("webhook").asString();
        assertThat(document.path("secret").asString()).startsWith("whsec_");
        assertThat(mara.json(path).at("/webhook/state").asString()).isEqualTo("LIVE");
        assertThat(mara.post(path + "/off", Map.of()).statusCode()).isEqualTo(200);
        assertThat(mara.post(path + "/off", Map.of()).statusCode()).isEqualTo(409);
        assertThat(mara.json(path).at("/webhook/offReason").asString()).isEqualTo("BY_HAND");
        assertThat(mara.post("/api/v1/webhooks", Map.of("url", "https://example.org/hook"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void expertsDoNotMeetThem() {
        assertThat(server.as("ines").get("/webhooks").statusCode()).isEqualTo(403);
        assertThat(server.as("ines").get("/").body()).doesNotContain("/webhooks");
    }

    private static String found(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group();
    }
}
