package dev.marlin.web.comparisons;

import static dev.marlin.testkit.http.Answers.document;
import static dev.marlin.testkit.http.Answers.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.testkit.blind.JudgedPair;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.ServedRuns;
import dev.marlin.testkit.runs.Until;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One comparison by the forms of its page, from its first look to the receipt; each is sent twice and counts once. */
class ComparisonByFormTest {
    private static final String STEP =
            "{\"edit\": {\"path\": \"greeting.txt\", \"find\": \"hullo\", \"replace\": \"hello\"}}";
    private static final String MORE = "{\"write\": {\"path\": \"more.txt\", \"content\": \"more\\n\"}}";

    @Test
    void aWholeComparisonWithoutAnyScript() {
        try (ServedRuns runs = new ServedRuns()) {
            Session ines = runs.server.as("ines");
            JudgedPair pair = JudgedPair.of(
                    ines,
                    runs.task(
                            "By form",
                            runs.scripted("One", "1", List.of(STEP, MORE)),
                            runs.scripted("Two", "1", List.of(STEP, MORE))));
            String page = "/comparisons/" + pair.comparison();
            look(ines, page, pair.document());
            annotate(ines, page);
            location(ines.form(page + "/judgements", sheet(pair, "a_better", "first turn")));
            Map<String, String> followUp = sheet(pair, "a_better", "first turn");
            followUp.putAll(Map.of("about", "turn", "followUp", "More, please.", "mode", "each_continues"));
            location(ines.form(page + "/follow-ups", followUp));
            Until.holds("the second turn", Duration.ofSeconds(120), () -> {
                JsonNode document = pair.document();
                return document.path("latestTurn").asInt() == 2
                        && document.path("state").asString().equals("open");
            });
            location(ines.form(page + "/judgements", sheet(pair, "a_better", "second turn")));
            location(ines.form(page + "/extension", Map.of()));
            location(ines.form(page + "/submission", sheet(pair, "a_much_better", "whole")));
            Map<String, String> guess = Map.of("answer", "could_not_tell", "confidence", "guess", "why", "No style.");
            location(ines.form(page + "/guess", guess));

            JsonNode after = pair.document();
            assertThat(after.path("state").asString()).isEqualTo("submitted");
            assertThat(after.path("judgements").size())
                    .as("of two turns and the whole")
                    .isEqualTo(3);
            assertThat(count(runs, "pair_turn")).isEqualTo(2);
            assertThat(count(runs, "submission")).isOne();
        }
    }

    private static void look(Session ines, String page, JsonNode document) {
        String file = document.at("/files/0/key").asString();
        location(ines.form(page + "/viewed", Map.of("mark", "a." + file + ".on")));
        String key = UUID.randomUUID().toString();
        document(
                ines.send("PUT", "/api/v1" + page + "/viewed", Map.of("side", "b", "file", file, "viewed", true), key));
        location(ines.form(page + "/drafts", Map.of("about", "turn", "rationale", "Half a thought.")));
        Map<String, Object> draft = Map.of("revision", 1, "fields", Map.of("rationale", "A whole thought."));
        document(ines.send(
                "PUT", "/api/v1" + page + "/drafts/1", draft, UUID.randomUUID().toString()));
        assertThat(ines.json("/api/v1" + page + "/drafts/1").toString()).contains("A whole thought.");
    }

    private static void annotate(Session ines, String page) {
        location(ines.form(page + "/annotations", remark("Off by one.")));
        location(ines.form(page + "/annotations", remark("Not so.")));
        location(ines.form(page + "/annotations/A1", remark("Off by two.")));
        location(ines.form(page + "/annotations/A2/withdrawal", Map.of()));
        assertThat(ines.get(page + "?panel=notes").body())
                .contains("Off by two.")
                .doesNotContain("Off by one.", ">A3<");
    }

    private static Map<String, String> remark(String text) {
        return Map.of("side", "a", "kind", "bug", "severity", "minor", "text", text);
    }

    private static Map<String, String> sheet(JudgedPair pair, String overall, String word) {
        return JudgedPair.sheet(pair.document(), overall, "2", word);
    }

    private static long count(ServedRuns runs, String table) {
        return runs.server
                .bean(JdbcClient.class)
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }
}
