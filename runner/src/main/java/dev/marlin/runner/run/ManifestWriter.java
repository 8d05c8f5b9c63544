package dev.marlin.runner.run;

import dev.marlin.runner.agent.Turn;
import dev.marlin.runner.capture.Captured;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** Fills in a run's manifest from what it was given and what came out. */
final class ManifestWriter {
    private static final String NONE = "none";

    private final Workbench bench;
    private final RunSpec spec;

    ManifestWriter(Workbench bench, RunSpec spec) {
        this.bench = bench;
        this.spec = spec;
    }

    RunManifest write(Turn turn, Captured captured, String testedTree, String method, Instant startedAt) {
        return new RunManifest(
                spec.id(),
                spec.request().turn(),
                spec.agent().identity(),
                spec.agent().provenance(),
                inputs(),
                place(method),
                startedAt,
                bench.clock().instant(),
                turn.exit(),
                new RunManifest.Outputs(
                        sha256(turn.raw()),
                        sha256(turn.trajectory().toJsonLines()),
                        captured.tree(),
                        sha256(captured.patch()),
                        testedTree));
    }

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

    private RunManifest.Place place(String method) {
        return method.equals(NONE)
                ? new RunManifest.Place(NONE, NONE, List.of(), NONE, NONE)
                : new RunManifest.Place(
                        bench.sandboxes().id(),
                        bench.probe().version(),
                        bench.probe().findings(),
                        NONE,
                        method);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
