package dev.marlin.runner.agent.atif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.runner.agent.AgentEvent;
import dev.marlin.runner.agent.AgentIdentity;
import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runner.agent.Provenance;
import dev.marlin.runner.agent.Trajectory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AtifRoundTripTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456789Z");
    private static final AgentIdentity PETREL = new AgentIdentity("Petrel", "1.0", "a".repeat(64));

    private static AtifRun run(boolean callsNoModel, List<AtifRun.Turn> turns) {
        return new AtifRun("s-1", PETREL, Provenance.COMMAND, callsNoModel, turns, Optional.empty(), Optional.empty());
    }

    private static JsonNode written(boolean callsNoModel, AgentEvent... events) {
        List<AtifRun.Turn> turns = List.of(new AtifRun.Turn("Please.", Trajectory.of(List.of(events))));
        return new JsonMapper().readTree(AtifWriter.write(run(callsNoModel, turns)));
    }

    @Test
    void whateverHappenedComesBackTurnByTurn() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            RandomEvents events = new RandomEvents(random);
            List<AtifRun.Turn> turns = new ArrayList<>();
            for (int turn = 0; turn <= random.nextInt(3); turn++) {
                turns.add(new AtifRun.Turn("prompt " + turn, events.trajectory()));
            }
            AtifTrajectory read = AtifReader.strict(AtifWriter.write(run(random.nextBoolean(), turns)));
            assertThat(read.turns())
                    .as("seed " + seed)
                    .isEqualTo(turns.stream()
                            .map(turn -> new AtifTrajectory.PromptedTurn(turn.prompt(), turn.trajectory()))
                            .toList());
        }
    }

    @Test
    void changedBytesAreReadOrRefusedAndNothingElse() {
        byte[] whole = AtifWriter.write(run(
                false,
                List.of(
                        new AtifRun.Turn("p", new RandomEvents(new Random(5)).trajectory()),
                        new AtifRun.Turn("q", new RandomEvents(new Random(6)).trajectory()))));
        int refused = 0;
        int read = 0;
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] changed = whole.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                changed[random.nextInt(changed.length)] = (byte) "{}[]\",:0a-\u0000\u00ff".charAt(random.nextInt(12));
            }
            try {
                AtifReader.tolerant(changed).trajectory().toEvents();
            } catch (AtifFormatException expected) {
                refused++;
            }
            try {
                AtifReader.strict(changed).toEvents();
                read++;
            } catch (AtifFormatException expected) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
        assertThat(read).isPositive();
    }

    @Test
    void changedValuesAreReadOrRefusedAndNothingElse() {
        byte[] whole = AtifWriter.write(run(
                false, List.of(new AtifRun.Turn("p", new RandomEvents(new Random(8)).trajectory()))));
        String text = new String(whole, StandardCharsets.UTF_8);
        List<String> values =
                List.of("null", "7", "-1", "1e400", "true", "[]", "{}", "[null]", "[{}]", "\"x\"", "[[]]");
        int deviating = 0;
        for (int at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
            for (String value : values) {
                String changed = text.substring(0, at + 1) + value + ", \"rest\": " + text.substring(at + 1);
                try {
                    AtifReader.Reading reading = AtifReader.tolerant(changed.getBytes(StandardCharsets.UTF_8));
                    reading.trajectory().toEvents();
                    deviating += reading.deviations().isEmpty() ? 0 : 1;
                } catch (AtifFormatException expected) {
                    assertThat(expected.deviation().path()).isEmpty();
                }
            }
        }
        assertThat(deviating).isGreaterThan(100);
    }

    @Test
    void halfASurrogatePairIsReplacedAndBreaksNothing() {
        assertThatCode(() -> written(
                        false,
                        new AgentEvent.Message(NOON, "half \uD83D"),
                        new AgentEvent.Unknown(NOON, "\uDC1F", "half")))
                .doesNotThrowAnyException();
    }

    @Test
    void stepsAreNumberedWithoutGapsAndNameTheirCalls() {
        JsonNode root = written(
                false,
                new AgentEvent.SessionStarted(NOON, "s", "some-model"),
                new AgentEvent.Thought(NOON, "why"),
                new AgentEvent.ToolCall(NOON, AgentEvent.Kind.RUN, "ls", "", 0, "a"),
                new AgentEvent.UsageReported(NOON, AgentEvent.Scope.MODEL_CALL, 10, 200, 30, 4),
                new AgentEvent.UsageReported(NOON, AgentEvent.Scope.SESSION, 9999, 0, 0, 9999),
                new AgentEvent.TurnEnded(NOON, ExitClass.COMPLETED, ""));
        assertThat(root.get("schema_version").stringValue()).isEqualTo("ATIF-v1.7");
        assertThat(root.get("agent").get("model_name").stringValue()).isEqualTo("some-model");
        JsonNode steps = root.get("steps");
        assertThat(steps.valueStream().map(step -> step.get("step_id").intValue()))
                .containsExactly(1, 2, 3);
        assertThat(steps.get(0).get("source").stringValue()).isEqualTo("user");
        assertThat(steps.get(1).get("reasoning_content").stringValue()).isEqualTo("why");
        assertThat(steps.get(2).get("observation").get("results").get(0).get("source_call_id"))
                .isEqualTo(steps.get(2).get("tool_calls").get(0).get("tool_call_id"));
        assertThat(steps.get(2).get("metrics"))
                .isEqualTo(new JsonMapper()
                        .readTree("{\"prompt_tokens\": 240, \"completion_tokens\": 4, \"cached_tokens\": 200}"));
        assertThat(root.get("final_metrics").get("total_steps").intValue()).isEqualTo(3);
        assertThat(root.get("final_metrics").has("total_prompt_tokens")).isFalse();
    }

    @Test
    void whereNoModelWasCalledStepsSaySoAndHaveNeitherReasoningNorMetrics() {
        JsonNode steps = written(
                        true,
                        new AgentEvent.Thought(NOON, "why"),
                        new AgentEvent.UsageReported(NOON, AgentEvent.Scope.MODEL_CALL, 1, 0, 0, 1))
                .get("steps");
        assertThat(steps.get(0).has("llm_call_count")).isFalse();
        assertThat(steps.get(1).get("llm_call_count").intValue()).isZero();
        assertThat(steps.get(1).has("reasoning_content")).isFalse();
        assertThat(steps.get(1).has("metrics")).isFalse();
        assertThat(steps.get(1).get("message").stringValue()).isEqualTo("why");
    }

    @Test
    void totalsAreWhatTheGatewayMetered() {
        AtifRun.Metered metered = new AtifRun.Metered(10, 200, 30, 4, Optional.of(new BigDecimal("0.0123")));
        AtifRun run = new AtifRun(
                "s",
                PETREL,
                Provenance.COMMAND,
                false,
                List.of(new AtifRun.Turn("p", Trajectory.of(List.of()))),
                Optional.of(metered),
                Optional.empty());
        AtifTrajectory.Metrics totals = AtifReader.strict(AtifWriter.write(run)).totals();
        assertThat(totals.prompt()).hasValue(240);
        assertThat(totals.cached()).hasValue(200);
        assertThat(totals.completion()).hasValue(4);
        assertThat(totals.costUsd()).contains(0.0123);
    }

    @Test
    void aRunHasASessionAndATurn() {
        assertThatThrownBy(() -> run(false, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
