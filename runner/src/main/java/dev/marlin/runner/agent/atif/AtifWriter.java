package dev.marlin.runner.agent.atif;

import dev.marlin.runner.agent.AgentEvent;
import dev.marlin.runner.agent.Trajectory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes trajectories in ATIF 1.7. Prompts are steps of the user; messages, reasoning and tool calls are steps of the
 * agent. Everything else that happened stands below {@code extra.marlin.after} of the step that it followed, so that
 * nothing is lost and nobody takes it for a step. Where no model was called, {@code llm_call_count} is 0 on every step of
 * the agent, so that trainers leave it out; reasoning then stands in {@code message}, as the format wants it.
 */
public final class AtifWriter {
    static final JsonMapper MAPPER = new JsonMapper();

    private AtifWriter() {}

    /** One document, UTF-8; {@link AtifReader#own} reads it back with equal events. */
    public static byte[] write(AtifRun run) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema_version", "ATIF-v1.7").put("session_id", run.session());
        agent(root.putObject("agent"), run);
        AtifSteps steps = new AtifSteps(root.putArray("steps"), run.callsNoModel());
        for (AtifRun.Turn turn : run.turns()) {
            steps.prompt(turn.prompt());
            turn.trajectory().events().forEach(steps::add);
        }
        run.notes().ifPresent(notes -> root.put("notes", notes));
        ObjectNode totals = root.putObject("final_metrics").put("total_steps", steps.count());
        run.metered().ifPresent(metered -> totals(totals, metered));
        root.putObject("extra").putObject("marlin").put("events", 1);
        // By way of a text: half a surrogate pair must become a replacement, not an error.
        return MAPPER.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
    }

    private static void agent(ObjectNode agent, AtifRun run) {
        agent.put("name", run.agent().name()).put("version", run.agent().version());
        run.turns().stream()
                .map(AtifRun.Turn::trajectory)
                .map(Trajectory::events)
                .flatMap(List::stream)
                .filter(AgentEvent.SessionStarted.class::isInstance)
                .map(event -> ((AgentEvent.SessionStarted) event).model())
                .filter(model -> !model.isEmpty())
                .findFirst()
                .ifPresent(model -> agent.put("model_name", model));
        agent.putObject("extra")
                .putObject("marlin")
                .put("digest", run.agent().digest())
                .put("provenance", run.provenance().name())
                .put("calls_no_model", run.callsNoModel());
    }

    private static void totals(ObjectNode totals, AtifRun.Metered metered) {
        totals.put("total_prompt_tokens", metered.input() + metered.cacheRead() + metered.cacheWrite())
                .put("total_completion_tokens", metered.output())
                .put("total_cached_tokens", metered.cacheRead());
        metered.costUsd().ifPresent(cost -> totals.put("total_cost_usd", cost));
        totals.putObject("extra").putObject("marlin").put("cache_write_tokens", metered.cacheWrite());
    }
}
