package dev.marlin.api.qualification;

import static dev.marlin.testkit.http.Answers.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.identity.Role;
import dev.marlin.testkit.http.Session;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PracticeByTokenTest {
    @Test
    void somebodyPracticesByTokenAndReadsTheExplainedAnswerAfterwards() {
        try (TestServer server = TestServer.start()) {
            server.person("peer", Role.EXPERT);
            Session peer = server.byToken("peer");
            String task = "/api/v1/practice/clean-path";
            assertThat(peer.json("/api/v1/practice").at("/practice/0/answered").asBoolean())
                    .isFalse();
            assertThat(peer.api(task + "/explained").statusCode()).isEqualTo(409);
            assertThat(peer.api(task).body()).doesNotContain("/etc/passwd");
            Map<String, Integer> answers = new HashMap<>();
            peer.json(task)
                    .path("questions")
                    .forEach(question -> answers.put(question.path("key").asString(), 7));
            assertThat(peer.post(task, Map.of("answers", Map.of("security", 2))).statusCode())
                    .isEqualTo(422);
            JsonNode explained = document(peer.post(task, Map.of("answers", answers)));
            assertThat(explained.toString()).contains("\"yours\":7", "/etc/passwd");
            assertThat(peer.json(task + "/explained")).isEqualTo(explained);
            assertThat(peer.json("/api/v1/practice").at("/practice/0/answered").asBoolean())
                    .isTrue();
        }
    }
}
