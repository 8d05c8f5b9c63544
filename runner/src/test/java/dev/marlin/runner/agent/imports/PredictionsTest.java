package dev.marlin.runner.agent.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionsTest {
    private static final String ROW = "{\"instance_id\": \"o__r-1\", \"model_name_or_path\": \"m\","
            + " \"model_patch\": \"--- a\\r\\n+++ b\\n\", \"cost\": 0.5}";

    private static Predictions read(String text) {
        return Predictions.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsLinesListsAndMapsAlike() {
        Predictions lines = read(ROW + "\n\n" + ROW.replace("r-1", "r-2") + "\n");
        assertThat(read("[" + ROW + ", " + ROW.replace("r-1", "r-2") + "]")).isEqualTo(lines);
        assertThat(read("{\"o__r-1\": " + ROW + ", \"o__r-2\": " + ROW.replace("r-1", "r-2") + "}"))
                .isEqualTo(lines);
        assertThat(read(ROW).rows()).hasSize(1);
    }

    @Test
    void keepsThePatchByteForByteAndUnknownColumnsBesideIt() {
        Prediction row = read(ROW).rows().getFirst();
        assertThat(row.patch()).isEqualTo("--- a\r\n+++ b\n");
        assertThat(row.extra()).isEqualTo("{\"cost\":0.5}");
    }

    @Test
    void takesNullForAnEmptyPatch() {
        assertThat(read(ROW.replaceAll("\"---.*\\\\n\"", "null"))
                        .rows()
                        .getFirst()
                        .patch())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"instance_id\": \"a\", \"model_name_or_path\": \"m\"} | line 1: model_patch must be a text or null",
                "{\"instance_id\": 1, \"model_name_or_path\": \"m\", \"model_patch\": \"\"} | line 1: instance_id must be a text",
                "[{\"instance_id\": \"a\", \"model_patch\": \"\"}] | row 1: model_name_or_path must be a text",
                "[1] | row 1: a prediction is a JSON object",
                "{\"a\": {\"instance_id\": \"b\", \"model_name_or_path\": \"m\", \"model_patch\": \"\"}} | entry a: names instance b",
                "nonsense | line 1: not JSON",
                "[] | holds no predictions",
                "`` | holds no predictions"
            })
    void namesThePlaceOfAMistake(String text, String problem) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(PredictionsFormatException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void namesTheLineOfAMistakeInJsonLines() {
        assertThatThrownBy(() -> read(ROW + "\n{\"instance_id\": \n")).hasMessageStartingWith("line 2: not JSON");
    }
}
