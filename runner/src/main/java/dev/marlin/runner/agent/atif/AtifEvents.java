package dev.marlin.runner.agent.atif;

import dev.marlin.runner.agent.AgentEvent;
import dev.marlin.runner.agent.Trajectory;
import dev.marlin.runner.agent.TrajectoryFormatException;
import dev.marlin.runner.agent.atif.AtifTrajectory.Call;
import dev.marlin.runner.agent.atif.AtifTrajectory.Metrics;
import dev.marlin.runner.agent.atif.AtifTrajectory.PromptedTurn;
import dev.marlin.runner.agent.atif.AtifTrajectory.Result;
import dev.marlin.runner.agent.atif.AtifTrajectory.Step;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** From steps to neutral events. Steps that only repeat another document are left out. */
final class AtifEvents {
    private static final int LONGEST_EXCERPT = 2000;

    private final List<PromptedTurn> turns = new ArrayList<>();
    private final List<AgentEvent> events = new ArrayList<>();
    private final List<String> prompts = new ArrayList<>();
    private final boolean ours;
    private Instant now = Instant.EPOCH;
    private boolean begun;
    private boolean worked;

    private AtifEvents(boolean ours) {
        this.ours = ours;
    }

    /** Whether it holds all events as {@link AtifWriter} leaves them. */
    static boolean isOurs(AtifTrajectory trajectory) {
        return trajectory.extra().path("marlin").path("events").asInt(0) == 1;
    }

    static List<PromptedTurn> turns(AtifTrajectory trajectory) {
        AtifEvents reading = new AtifEvents(isOurs(trajectory));
        trajectory.steps().stream().filter(step -> !step.copied()).forEach(reading::step);
        reading.finish();
        return List.copyOf(reading.turns);
    }

    private void finish() {
        if (begun) {
            turns.add(new PromptedTurn(String.join("\n\n", prompts), Trajectory.of(events)));
        }
        prompts.clear();
        events.clear();
        worked = false;
    }

    private void step(Step step) {
        now = step.timestamp().orElse(now);
        switch (step.source()) {
            case USER -> {
                if (ours || worked) {
                    finish();
                }
                prompts.add(step.message());
            }
            case SYSTEM -> system(step);
            case AGENT -> {
                worked = true;
                agent(step);
            }
        }
        begun = true;
        if (ours) {
            after(step.extra().path("marlin").path("after"));
        }
    }

    private void system(Step step) {
        if (!step.message().isBlank()) {
            String text = step.message();
            events.add(
                    new AgentEvent.Unknown(now, "system", text.substring(0, Math.min(LONGEST_EXCERPT, text.length()))));
        }
        unasked(step);
    }

    private void agent(Step step) {
        switch (ours ? step.extra().path("marlin").path("event").asString("") : "") {
            case "message" -> events.add(new AgentEvent.Message(now, step.message()));
            case "thought" ->
                events.add(new AgentEvent.Thought(now, step.reasoning().orElse(step.message())));
            case "tool_call" -> step.calls().forEach(call -> events.add(own(call, step)));
            default -> foreign(step);
        }
    }

    private AgentEvent own(Call call, Step step) {
        Optional<Result> result = step.results().stream().findFirst();
        return new AgentEvent.ToolCall(
                now,
                ToolKinds.of(call.function(), call.arguments()),
                call.arguments().path("title").asString(""),
                call.arguments().path("path").asString(""),
                result.map(found -> found.extra().path("marlin").path("exit").asInt(-1))
                        .orElse(-1),
                result.map(Result::content).orElse(""));
    }

    private void foreign(Step step) {
        step.reasoning()
                .filter(text -> !text.isBlank())
                .ifPresent(text -> events.add(new AgentEvent.Thought(now, text)));
        if (!step.message().isBlank()) {
            events.add(new AgentEvent.Message(now, step.message()));
        }
        Map<String, List<String>> outputs = step.results().stream()
                .filter(result -> result.callId().isPresent())
                .collect(Collectors.groupingBy(
                        result -> result.callId().orElse(""),
                        Collectors.mapping(Result::content, Collectors.toList())));
        for (Call call : step.calls()) {
            AgentEvent.Kind kind = ToolKinds.of(call.function(), call.arguments());
            events.add(new AgentEvent.ToolCall(
                    now,
                    kind,
                    ToolKinds.title(call.function(), call.arguments()),
                    ToolKinds.path(kind, call.arguments()),
                    -1,
                    String.join("\n", outputs.getOrDefault(call.id(), List.of()))));
        }
        unasked(step);
        usage(step.metrics());
    }

    /** What came back without a call that the document names. */
    private void unasked(Step step) {
        Set<String> ids = step.calls().stream().map(Call::id).collect(Collectors.toSet());
        for (Result result : step.results()) {
            if (result.callId().filter(ids::contains).isEmpty()) {
                events.add(
                        new AgentEvent.ToolCall(now, AgentEvent.Kind.OTHER, "observation", "", -1, result.content()));
            }
        }
    }

    private void usage(Metrics metrics) {
        if (metrics.prompt().isPresent() || metrics.completion().isPresent()) {
            long cached = metrics.cached().orElse(0);
            events.add(new AgentEvent.UsageReported(
                    now,
                    AgentEvent.Scope.MODEL_CALL,
                    Math.max(0, metrics.prompt().orElse(0) - cached),
                    cached,
                    0,
                    metrics.completion().orElse(0)));
        }
    }

    private void after(JsonNode stored) {
        for (JsonNode event : stored) {
            try {
                byte[] line = event.toString().getBytes(StandardCharsets.UTF_8);
                events.addAll(Trajectory.readJsonLines(line).events());
            } catch (TrajectoryFormatException forged) {
                events.add(new AgentEvent.Unknown(now, "event", String.valueOf(forged.getMessage())));
            }
        }
    }
}
