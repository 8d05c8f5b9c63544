package dev.marlin.runner.agent.atif;

import dev.marlin.runner.agent.atif.AtifTrajectory.Agent;
import dev.marlin.runner.agent.atif.AtifTrajectory.Metrics;
import dev.marlin.runner.agent.atif.AtifTrajectory.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads ATIF. What strangers wrote has at most 64 MiB, 64 levels and 200,000 steps; sub-agents' documents are kept raw and
 * not looked into.
 */
public final class AtifReader {
    private static final String VERSION = "ATIF-v1.7";
    private static final int DEEPEST = 64;

    /** A document of many tiny values takes far more memory than its bytes tell. */
    private static final long MOST_TOKENS = 10_000_000;

    private static final String[] ROOT = {
        "schema_version",
        "session_id",
        "trajectory_id",
        "agent",
        "steps",
        "notes",
        "final_metrics",
        "continued_trajectory_ref",
        "subagent_trajectories",
        "extra"
    };
    private static final String[] TOTALS = {
        "total_prompt_tokens",
        "total_completion_tokens",
        "total_cached_tokens",
        "total_cost_usd",
        "total_steps",
        "extra"
    };

    /** Most bytes of a document that strangers wrote. */
    public static final int LONGEST_BYTES = 64 << 20;

    private AtifReader() {}

    /**
     * What a document says, and where it is not as it should be.
     *
     * @param deviations in the order of reading; at most some 1,000
     */
    public record Reading(AtifTrajectory trajectory, List<Deviation> deviations) {
        public Reading {
            deviations = List.copyOf(deviations);
        }
    }

    /**
     * Reads a document of version 1.7 without any deviation.
     *
     * @throws AtifFormatException naming the path of the first deviation
     */
    public static AtifTrajectory strict(byte[] json) {
        return trajectory(new AtifFields(parse(bounded(json), Trust.STRICT), "", new Deviations.Forbidden()));
    }

    /**
     * Reads what {@link AtifWriter} wrote, however long it is.
     *
     * @throws AtifFormatException naming the path of the first deviation, also when somebody else wrote it
     */
    public static AtifTrajectory own(byte[] json) {
        AtifTrajectory trajectory = trajectory(new AtifFields(parse(json, Trust.OWN), "", new Deviations.Forbidden()));
        if (!AtifEvents.isOurs(trajectory)) {
            throw new AtifFormatException(new Deviation("extra.marlin.events", "is not that of a document of ours"));
        }
        return trajectory;
    }

    /**
     * Reads what can be read, of versions 1.0 to 1.7.
     *
     * @throws AtifFormatException when it is no JSON object or passes a limit
     */
    public static Reading tolerant(byte[] json) {
        Deviations.Collected found = new Deviations.Collected();
        AtifTrajectory trajectory = trajectory(new AtifFields(parse(bounded(json), Trust.TOLERANT), "", found));
        return new Reading(trajectory, found.list());
    }

    private enum Trust {
        TOLERANT,
        STRICT,
        OWN
    }

    private static byte[] bounded(byte[] json) {
        if (json.length > LONGEST_BYTES) {
            throw new AtifFormatException(new Deviation("", "a document has at most 64 MiB"));
        }
        return json;
    }

    private static ObjectNode parse(byte[] json, Trust trust) {
        JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxStringLength(Integer.MAX_VALUE)
                                .maxTokenCount(trust == Trust.OWN ? Long.MAX_VALUE : MOST_TOKENS)
                                .build())
                        .build())
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, trust != Trust.TOLERANT)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        try {
            if (mapper.readTree(json) instanceof ObjectNode object) {
                return object;
            }
            throw new AtifFormatException(new Deviation("", "a document is a JSON object"));
        } catch (JacksonException broken) {
            throw new AtifFormatException(new Deviation("", "not JSON: " + broken.getOriginalMessage()));
        }
    }

    private static AtifTrajectory trajectory(AtifFields root) {
        root.only(ROOT);
        String version = version(root);
        List<Step> steps = steps(root);
        return new AtifTrajectory(
                version,
                root.text("session_id"),
                root.text("trajectory_id"),
                agent(root),
                steps,
                root.text("notes"),
                totals(root, steps.size()),
                root.text("continued_trajectory_ref"),
                subagents(root),
                root.raw("extra"));
    }

    private static String version(AtifFields root) {
        String version = root.required("schema_version", "");
        if (!version.equals(VERSION)) {
            boolean isOlder = version.matches("ATIF-v1\\.[0-6]");
            root.out().found("schema_version", isOlder ? "is an older version than " + VERSION : "must be " + VERSION);
        }
        return version;
    }

    private static Metrics totals(AtifFields root, int steps) {
        AtifFields totals = root.inner("final_metrics").only(TOTALS);
        if (totals.count("total_steps").orElse(steps) != steps && !root.has("notes")) {
            root.out().found("final_metrics.total_steps", "is not the number of steps, and no notes say why");
        }
        return metrics(totals, "total_", "total_cost_usd");
    }

    private static Agent agent(AtifFields root) {
        if (!root.has("agent")) {
            root.out().found("agent", "missing");
        }
        AtifFields agent = root.inner("agent").only("name", "version", "model_name", "tool_definitions", "extra");
        return new Agent(
                agent.required("name", "unknown"),
                agent.required("version", "unknown"),
                agent.text("model_name"),
                agent.rawObjects("tool_definitions"),
                agent.raw("extra"));
    }

    private static List<Step> steps(AtifFields root) {
        List<Step> steps = new ArrayList<>();
        for (AtifFields step : root.objects("steps")) {
            steps.add(AtifStepReader.read(step, steps.size() + 1));
        }
        if (steps.isEmpty()) {
            root.out().found("steps", "must hold at least one step");
        }
        return steps;
    }

    private static List<JsonNode> subagents(AtifFields root) {
        Set<String> ids = new HashSet<>();
        List<AtifFields> subagents = root.objects("subagent_trajectories");
        for (AtifFields subagent : subagents) {
            if (!ids.add(subagent.required("trajectory_id", ""))) {
                root.out().found(subagent.at("trajectory_id"), "is there twice");
            }
        }
        return subagents.stream().map(AtifFields::node).toList();
    }

    /** @param prefix before the names of token counts */
    static Metrics metrics(AtifFields fields, String prefix, String cost) {
        Metrics metrics = new Metrics(
                fields.count(prefix + "prompt_tokens"),
                fields.count(prefix + "cached_tokens"),
                fields.count(prefix + "completion_tokens"),
                fields.amount(cost),
                (ObjectNode) fields.node());
        if (metrics.prompt().isPresent()
                && metrics.cached().orElse(0) > metrics.prompt().getAsLong()) {
            fields.out().found(fields.at(prefix + "cached_tokens"), "is more than the prompt, which includes it");
        }
        return metrics;
    }
}
