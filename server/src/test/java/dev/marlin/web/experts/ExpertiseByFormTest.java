package dev.marlin.web.experts;

import static dev.marlin.testkit.http.Answers.document;
import static dev.marlin.testkit.http.Answers.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.identity.Role;
import dev.marlin.testkit.http.Session;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExpertiseByFormTest {
    private static final Map<String, String> RUST = Map.of("skill", "rust");

    @Test
    void skillsAndAvailabilityAreSaidOnceByFormAndByProgram() {
        try (TestServer server = TestServer.start()) {
            String dan = server.person("dan", Role.EXPERT).id().toString();
            server.person("mara", Role.MANAGER);
            Session own = server.as("dan");
            Session mara = server.as("mara");
            location(own.form("/profile/skills", RUST));
            location(mara.form("/experts/" + dan + "/skills/confirmation", RUST));
            assertThat(skills(own).size()).isOne();
            assertThat(skills(own).at("/0/confirmed").asBoolean()).isTrue();
            location(mara.form("/experts/" + dan + "/skills/doubt", RUST));
            assertThat(skills(own).at("/0/confirmed").asBoolean()).isFalse();
            location(own.form("/profile/skills/remove", RUST));
            assertThat(skills(own).size()).isZero();

            document(own.post("/api/v1/expertise/skills", RUST));
            document(mara.post("/api/v1/experts/" + dan + "/skills/confirmation", RUST));
            assertThat(skills(own).at("/0/confirmed").asBoolean()).isTrue();
            document(mara.post("/api/v1/experts/" + dan + "/skills/doubt", RUST));
            document(own.post("/api/v1/expertise/skills/remove", RUST));
            assertThat(skills(own).size()).isZero();

            location(own.form("/profile/availability", Map.of("hours", "12")));
            assertThat(hours(own)).isEqualTo(12);
            String key = UUID.randomUUID().toString();
            document(own.send("PUT", "/api/v1/expertise/availability", Map.of("hoursPerWeek", 20), key));
            assertThat(hours(own)).isEqualTo(20);
        }
    }

    private static JsonNode skills(Session own) {
        return own.json("/api/v1/expertise").path("skills");
    }

    private static int hours(Session own) {
        return own.json("/api/v1/expertise").at("/availability/hoursPerWeek").asInt();
    }
}
