package dev.marlin.web.evaluation;

import static dev.marlin.testkit.http.Answers.document;
import static dev.marlin.testkit.http.Answers.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.agents.AgentVersion;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.ServedRuns;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class EvaluationByFormTest {
    private static final String STEP =
            "{\"edit\": {\"path\": \"greeting.txt\", \"find\": \"hullo\", \"replace\": \"hello\"}}";

    @Test
    void aBatchIsLockedAndTriedOnceByFormAndByProgram() {
        try (ServedRuns runs = new ServedRuns()) {
            AgentVersion one = runs.scripted("One", "1", STEP);
            String task = runs.task("Tried", one, runs.scripted("Two", "1", STEP))
                    .id()
                    .toString();
            Session mara = runs.server.as("mara");
            location(mara.form("/evaluations/batches", Map.of("name", "By form", "tasks", task)));
            String batch = document(mara.post("/api/v1/batches", Map.of("name", "By program", "tasks", List.of(task))))
                    .path("id")
                    .asString();
            assertThat(count(runs, "SELECT count(*) FROM batch")).isEqualTo(2);
            Map<String, String> wanted =
                    Map.of("batch", batch, "agentVersion", one.id().toString());
            assertThat(location(mara.form("/evaluations", wanted))).startsWith("/evaluations/");
            document(mara.post("/api/v1/evaluations", wanted));
            assertThat(count(runs, "SELECT count(*) FROM evaluation")).isEqualTo(2);
            assertThat(mara.json("/api/v1/evaluations").at("/0/batchName").asString())
                    .isEqualTo("By program");
            assertThat(mara.json("/api/v1/evaluations")).hasSize(2);
        }
    }

    private static long count(ServedRuns runs, String sql) {
        return runs.server.bean(JdbcClient.class).sql(sql).query(Long.class).single();
    }
}
