package dev.marlin.api.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.comparisons.AxisScore;
import dev.marlin.comparisons.Overall;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OpinionBodyTest {
    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void readsStepsAsNumbersOrWordsAndWritesWhatItReads() {
        OpinionBody body = json.readValue("""
                {"axes": {"correctness": 2, "security": "na", "reliability": "7"}, "overall": "both_bad",
                 "confidence": "sure", "rationale": "unit fails"}
                """, OpinionBody.class);
        assertThat(body.opinion().overall()).isEqualTo(Overall.BOTH_BAD);
        assertThat(body.opinion().axes())
                .containsEntry("correctness", new AxisScore.Step(2))
                .containsEntry("security", new AxisScore.NotApplicable())
                .containsEntry("reliability", new AxisScore.Step(7));
        assertThat(OpinionBody.of(body.opinion()).opinion()).isEqualTo(body.opinion());
    }

    @Test
    void refusesUnknownWordsAndMissingFieldsByName() {
        refused("overall", new OpinionBody(Map.of(), "not_applicable", "sure", "unit"));
        refused("overall", new OpinionBody(Map.of(), null, "sure", "unit"));
        refused("confidence", new OpinionBody(Map.of(), "tie", "very", "unit"));
        refused("rationale", new OpinionBody(Map.of(), "tie", "sure", null));
        refused("axes", new OpinionBody(null, "tie", "sure", "unit"));
        refused("axes.security", new OpinionBody(Map.of("security", "8"), "tie", "sure", "unit"));
        Map<String, String> empty = new HashMap<>();
        empty.put("security", null);
        refused("axes.security", new OpinionBody(empty, "tie", "sure", "unit"));
    }

    private static void refused(String field, OpinionBody body) {
        assertThatThrownBy(body::opinion).isInstanceOfSatisfying(MarlinException.class, e -> {
            assertThat(e.problem()).isEqualTo(Problem.INVALID);
            assertThat(e).hasMessageStartingWith(field + ":");
        });
    }
}
