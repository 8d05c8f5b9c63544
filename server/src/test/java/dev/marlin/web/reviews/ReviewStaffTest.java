package dev.marlin.web.reviews;

import static dev.marlin.testkit.http.Answers.document;
import static dev.marlin.testkit.http.Answers.found;
import static dev.marlin.testkit.http.Answers.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.identity.Role;
import dev.marlin.reviews.Openings;
import dev.marlin.testkit.blind.JudgedPair;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.ServedRuns;
import dev.marlin.testkit.runs.Until;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class ReviewStaffTest {
    private static final String STEP =
            "{\"edit\": {\"path\": \"greeting.txt\", \"find\": \"hullo\", \"replace\": \"hello\"}}";

    @Test
    void aManagerFindsAReviewerOnceThereIsOneAndTakesTheWorkOut() {
        try (ServedRuns runs = new ServedRuns()) {
            nobodySweeps(runs);
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

    @Test
    void aSeatWhoseReviewerLostTheRoleIsNamedOrDrawnAgainOnPageAndByPrograms() {
        try (ServedRuns runs = new ServedRuns()) {
            nobodySweeps(runs);
            Session ines = runs.server.as("ines");
            JudgedPair.of(ines, runs.task("Alone", 1, runs.scripted("One", "1", STEP), runs.scripted("Two", "1", STEP)))
                    .submit("mine");
            JdbcClient jdbc = runs.server.bean(JdbcClient.class);
            Session mara = runs.server.as("mara");
            JsonNode open = mara.json("/api/v1/review-openings").path("open").path(0);
            String submission = open.path("submission").asString();
            assertThat(open.path("reason").asString()).contains("Too few people");
            runs.server.person("rita", Role.REVIEWER);
            document(mara.post("/api/v1/submissions/" + submission + "/draw", Map.of()));
            assertThat(JudgedPair.waiting(runs.server.as("rita"))).isEqualTo(submission);

            lost(runs, jdbc, "rita");
            open = mara.json("/api/v1/review-openings").path("open").path(0);
            assertThat(open.path("reason").asString()).contains("A reviewer left");
            assertThat(open.path("able").size()).isZero();
            assertThat(mara.get("/reviews").body()).contains("A reviewer left", "Look again");
            runs.server.person("remy", Role.REVIEWER);
            String remy = mara.json("/api/v1/review-openings")
                    .path("open")
                    .path(0)
                    .path("able")
                    .path(0)
                    .path("person")
                    .asString();
            document(mara.post("/api/v1/submissions/" + submission + "/appointment", Map.of("person", remy)));
            assertThat(JudgedPair.waiting(runs.server.as("remy"))).isEqualTo(submission);

            lost(runs, jdbc, "remy");
            runs.server.person("rosa", Role.REVIEWER);
            String rosa = found(mara.get("/reviews").body(), "<option value=\"([0-9a-f-]{36})\">");
            location(mara.form("/reviews/" + submission + "/appointment", Map.of("person", rosa)));
            Session reviewer = runs.server.as("rosa");
            assertThat(JudgedPair.waiting(reviewer)).isEqualTo(submission);
            assertThat(reviewer.json("/api/v1/submissions/" + submission + "/precedents")
                            .path("precedents")
                            .isArray())
                    .isTrue();
            document(mara.post("/api/v1/submissions/" + submission + "/withdrawal", Map.of()));
            assertThat(mara.json("/api/v1/review-openings").path("open").size()).isZero();
        }
    }

    /** Takes the clock of seats away, between two of its runs: it would draw people before the managers do. */
    private static void nobodySweeps(ServedRuns runs) {
        Until.holds(
                "the clock of seats to rest",
                Duration.ofMinutes(1),
                () -> runs.server
                                .bean(JdbcClient.class)
                                .sql("DELETE FROM scheduled_tasks WHERE task_name = 'seat-clock' AND NOT picked")
                                .update()
                        == 1);
    }

    private static void lost(ServedRuns runs, JdbcClient jdbc, String login) {
        jdbc.sql("DELETE FROM person_role WHERE person_id = (SELECT id FROM person WHERE login = ?)")
                .param(login)
                .update();
        runs.server.bean(Openings.class).sweep();
    }
}
