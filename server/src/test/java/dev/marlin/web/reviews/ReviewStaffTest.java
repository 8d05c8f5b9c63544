package dev.marlin.web.reviews;

import static dev.marlin.testkit.http.Answers.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.identity.Role;
import dev.marlin.testkit.blind.JudgedPair;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.ServedRuns;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReviewStaffTest {
    private static final String STEP =
            "{\"edit\": {\"path\": \"greeting.txt\", \"find\": \"hullo\", \"replace\": \"hello\"}}";

    @Test
    void aManagerFindsAReviewerOnceThereIsOneAndTakesTheWorkOut() {
        try (ServedRuns runs = new ServedRuns()) {
            Session ines = runs.server.as("ines");
            JudgedPair.of(ines, runs.task("Alone", 1, runs.scripted("One", "1", STEP), runs.scripted("Two", "1", STEP)))
                    .submit("mine");
            JdbcClient jdbc = runs.server.bean(JdbcClient.class);
            String submission = jdbc.sql("SELECT id::text FROM submission")
                    .query(String.class)
                    .single();
            runs.server.person("rita", Role.REVIEWER);
            Session mara = runs.server.as("mara");
            location(mara.form("/reviews/" + submission + "/staff", Map.of()));
            assertThat(JudgedPair.waiting(runs.server.as("rita"))).isEqualTo(submission);
            location(mara.form("/reviews/" + submission + "/withdrawal", Map.of()));
            assertThat(ines.json("/api/v1/submissions/" + submission)
                            .path("state")
                            .asString())
                    .isEqualTo("withdrawn");
            assertThat(jdbc.sql("SELECT count(*) FROM submission")
                            .query(Long.class)
                            .single())
                    .isOne();
        }
    }
}
