package dev.marlin.runner.run;

import dev.marlin.runner.agent.AgentIdentity;
import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runner.agent.Provenance;
import dev.marlin.runner.gateway.meter.Cost;
import dev.marlin.runner.gateway.meter.ModelUsage;
import dev.marlin.runner.sandbox.Limits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What exactly ran, so that the same batch on another agent version can be compared. Digests are SHA-256, 64 hex.
 *
 * @param run id of the run
 * @param turn counts from 1
 * @param agent who answered
 * @param provenance where the work comes from
 * @param inputs what it was given
 * @param place where it ran
 * @param model what it called, by the gateway; empty when it calls none
 * @param startedAt start of the run
 * @param endedAt end of the run, verification included
 * @param exit class in which the turn ended
 * @param outputs digests of what came out
 */
public record RunManifest(
        String run,
        int turn,
        AgentIdentity agent,
        Provenance provenance,
        Inputs inputs,
        Place place,
        Optional<Model> model,
        Instant startedAt,
        Instant endedAt,
        ExitClass exit,
        Outputs outputs) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /**
     * What the candidate was given; equal for both of a pair in the same turn unless each goes on from its own tree.
     *
     * @param baseKey key of the prepared base
     * @param baseCommit 40 hex
     * @param startTree tree that the turn began with, 40 hex
     * @param taskDigest of base, verifiers, test patch and prompt
     * @param promptDigest of the prompt's UTF-8 bytes
     * @param limits of the turn
     */
    public record Inputs(
            String baseKey,
            String baseCommit,
            String startTree,
            String taskDigest,
            String promptDigest,
            Limits limits) {}

    /**
     * Where it ran.
     *
     * @param backend id of the sandbox backend, {@code none} for an import
     * @param version what the backend's probe said
     * @param findings what the probe found missing, and whether the agent lost a process for its memory
     * @param network {@code none}, or the hosts that the agent was allowed; verifiers never have one
     * @param workspace how the workspace was made, {@code none} for an import
     */
    public record Place(String backend, String version, List<String> findings, String network, String workspace) {
        public Place {
            findings = List.copyOf(findings);
        }
    }

    /**
     * What was called.
     *
     * @param route as the operator calls it
     * @param answered names by which the provider's models called themselves
     * @param calls requests that came through the gateway
     * @param usage tokens by the provider's own count
     * @param cost empty when a model has no price
     * @param prices version of the price table
     */
    public record Model(
            String route,
            String provider,
            List<String> answered,
            int calls,
            ModelUsage usage,
            Optional<Cost> cost,
            String prices) {
        public Model {
            answered = List.copyOf(answered);
        }
    }

    /**
     * What came out.
     *
     * @param rawDigest of the agent's own stream
     * @param trajectoryDigest of the trajectory as it is kept, an ATIF document
     * @param tree what it left, 40 hex
     * @param patchDigest of base to tree
     * @param testedTree what the verifiers saw, 40 hex; empty when nothing was verified
     */
    public record Outputs(
            String rawDigest, String trajectoryDigest, String tree, String patchDigest, String testedTree) {}

    /** One JSON object, always with the same fields in the same order; {@code model} only where one was called. */
    public byte[] toJson() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("manifest", 1).put("run", run).put("turn", turn);
        root.putObject("agent")
                .put("name", agent.name())
                .put("version", agent.version())
                .put("digest", agent.digest())
                .put("provenance", provenance.name());
        ObjectNode given = root.putObject("inputs");
        given.put("base_key", inputs.baseKey()).put("base_commit", inputs.baseCommit());
        given.put("start_tree", inputs.startTree()).put("task_digest", inputs.taskDigest());
        given.put("prompt_digest", inputs.promptDigest());
        limits(given.putObject("limits"), inputs.limits());
        ObjectNode where = root.putObject("place");
        where.put("backend", place.backend()).put("version", place.version());
        place.findings().forEach(where.putArray("findings")::add);
        where.put("network", place.network()).put("workspace", place.workspace());
        model.ifPresent(called -> called(root.putObject("model"), called));
        root.put("started_at", startedAt.toString())
                .put("ended_at", endedAt.toString())
                .put("exit", exit.name());
        root.putObject("outputs")
                .put("raw_digest", outputs.rawDigest())
                .put("trajectory_digest", outputs.trajectoryDigest())
                .put("tree", outputs.tree())
                .put("patch_digest", outputs.patchDigest())
                .put("tested_tree", outputs.testedTree());
        return MAPPER.writeValueAsBytes(root);
    }

    private static void called(ObjectNode node, Model model) {
        node.put("route", model.route()).put("provider", model.provider());
        model.answered().forEach(node.putArray("answered")::add);
        node.put("calls", model.calls())
                .put("fresh_input", model.usage().freshInput())
                .put("cache_read", model.usage().cacheRead())
                .put("cache_write", model.usage().cacheWrite())
                .put("output", model.usage().output())
                .put("prices", model.prices());
        model.cost().ifPresent(cost -> node.put("micro_dollars", cost.microDollars()));
    }

    private static void limits(ObjectNode node, Limits limits) {
        node.put("wall_clock_ms", limits.wallClock().toMillis())
                .put("idle_ms", limits.idle().toMillis())
                .put("output_bytes", limits.outputBytes())
                .put("file_bytes", limits.fileBytes())
                .put("processes", limits.processes())
                .put("cpu_ms", limits.cpu().toMillis());
    }
}
