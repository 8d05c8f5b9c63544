package dev.marlin.runner.run;

import dev.marlin.runner.agent.Turn;
import dev.marlin.runner.capture.Captured;
import dev.marlin.runner.gateway.GatewayReport;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Fills in a run's manifest from what it was given and what came out. */
final class ManifestWriter {
    private static final String LOST_TO_MEMORY =
            "the kernel ended a process of the agent, because all together took more memory than they may";

    private static final String NONE = "none";

    private final Workbench bench;
    private final RunSpec spec;
    private final Instant startedAt;

    ManifestWriter(Workbench bench, RunSpec spec, Instant startedAt) {
        this.bench = bench;
        this.spec = spec;
        this.startedAt = startedAt;
    }

    RunManifest write(Turn turn, Left left, Optional<GatewayReport> report) {
        return new RunManifest(
                spec.id(),
                spec.request().turn(),
                spec.agent().identity(),
                spec.agent().provenance(),
                inputs(),
                place(left),
                report.map(this::model),
                startedAt,
                bench.clock().instant(),
                turn.exit(),
                new RunManifest.Outputs(
                        sha256(turn.raw()),
                        sha256(left.trajectory()),
                        left.captured().tree(),
                        sha256(left.captured().patch()),
                        left.testedTree()));
    }

    private RunManifest.Model model(GatewayReport report) {
        ModelUse use = spec.doors().model().orElseThrow();
        List<String> answered = report.calls().stream()
                .flatMap(call -> call.models().answered().stream())
                .distinct()
                .sorted()
                .toList();
        return new RunManifest.Model(
                use.route().name(),
                use.route().provider().name(),
                answered,
                report.calls().size(),
                report.total(),
                report.cost(),
                report.prices());
    }

    /**
     * What the turn left.
     *
     * @param trajectory the document that is kept
     * @param testedTree what the verifiers saw; empty when nothing was verified
     * @param method how the workspace was made
     * @param lostToMemory whether the kernel ended one of the agent's processes for its memory
     */
    record Left(Captured captured, byte[] trajectory, String testedTree, String method, boolean lostToMemory) {}

    private RunManifest.Inputs inputs() {
        String prompt = spec.request().prompt();
        return new RunManifest.Inputs(
                spec.task().base().key(),
                spec.task().base().commit(),
                spec.previous()
                        .map(RunSpec.PreviousTree::tree)
                        .orElse(spec.task().base().tree()),
                spec.task().digest(prompt),
                sha256(prompt.getBytes(StandardCharsets.UTF_8)),
                spec.limits().turn());
    }

    private RunManifest.Place place(Left left) {
        return left.method().equals(NONE)
                ? new RunManifest.Place(NONE, NONE, List.of(), NONE, NONE)
                : new RunManifest.Place(
                        bench.sandboxes().id(),
                        bench.probe().version(),
                        findings(left),
                        spec.doors()
                                .egress()
                                .map(policy -> "allow-list " + policy.hosts())
                                .orElse(NONE),
                        left.method());
    }

    private List<String> findings(Left left) {
        List<String> findings = new ArrayList<>(bench.probe().findings());
        if (left.lostToMemory()) {
            findings.add(LOST_TO_MEMORY);
        }
        return findings;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
