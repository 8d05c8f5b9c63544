package dev.marlin.runner.sandbox.probe;

import dev.marlin.runner.sandbox.Ceilings;
import dev.marlin.runner.sandbox.Command;
import dev.marlin.runner.sandbox.Execution;
import dev.marlin.runner.sandbox.Exit;
import dev.marlin.runner.sandbox.Limits;
import dev.marlin.runner.sandbox.Openings;
import dev.marlin.runner.sandbox.Sandbox;
import dev.marlin.runner.sandbox.SandboxBackend;
import dev.marlin.runner.sandbox.SandboxSpec;
import dev.marlin.runner.sandbox.SandboxUser;
import dev.marlin.runner.workspace.BareFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Attacks 35 to 41 in one sandbox with tight ceilings: everything that takes without end. */
final class Burdens implements SandboxProbes.Part {
    static final int FIRST = 35;
    static final int LAST = 41;

    private static final long MEMORY_BYTES = 64L << 20;
    private static final int PROCESSES = 64;
    /** So few that the first look finds them exceeded: the second comes much later. */
    private static final long ENTRIES = 500;

    private static final long OUTPUT_BYTES = 64L << 10;
    private static final Ceilings CEILINGS = new Ceilings(MEMORY_BYTES, PROCESSES, 1, 256L << 20, ENTRIES);
    /** An attack whose tools are missing was not made, and must not look as if it had been refused. */
    private static final String TOOLS =
            "for p in head tail wc seq sleep; do command -v $p >/dev/null || echo \"taken: no $p\"; done\n";

    private static final Duration LONG = Duration.ofSeconds(20);

    private final SandboxBackend backend;

    Burdens(SandboxBackend backend) {
        this.backend = backend;
    }

    @Override
    public List<Finding> findings(Path folder) throws IOException {
        Path workspace = Files.createDirectory(folder.resolve("workspace"));
        SandboxUser.current().own(workspace);
        SandboxSpec spec = new SandboxSpec(new BareFolder(workspace), folder.resolve("home"), Openings.NONE, CEILINGS);
        try (Sandbox sandbox = backend.open(spec)) {
            Finding forks = takes(35, sandbox, """
                    i=0; while [ $i -lt 300 ]; do sleep 60 & i=$((i+1)); done; echo taken""");
            Finding memory = takes(36, sandbox, """
                    [ "$(head -c 256m /dev/zero | tail | wc -c)" != 268435456 ] || echo taken""");
            Finding temporary = takes(37, sandbox, """
                    for i in $(seq 40); do head -c 16m /dev/zero > /tmp/$i || exit 3; done; echo taken""");
            String marker = "600." + System.nanoTime();
            Execution hung = run(sandbox, """
                    setsid sleep MARKER & trap '' TERM INT HUP; echo up; while :; do sleep MARKER; done""".replace("MARKER", marker), Duration.ofMillis(300));
            Finding flood = flood(run(sandbox, "exec yes", LONG));
            Finding entries = takes(41, sandbox, """
                    i=0; while [ $i -lt 8000 ]; do : > f$i || exit 3; i=$((i+1)); done; sleep 3; echo taken""");
            return List.of(forks, memory, temporary, hang(hung), daemon(hung, marker), flood, entries);
        }
    }

    /** Held when the program was stopped before its last word; when it was only too slow nothing is proven. */
    private static Finding takes(int number, Sandbox sandbox, String line) {
        Execution execution = run(sandbox, TOOLS + line, LONG);
        boolean taken = execution.stdoutText().contains("taken");
        boolean stopped = switch (execution.exit()) {
            case Exit.Exited exited -> !taken;
            case Exit.Limited limited ->
                limited.limit() != Exit.LimitKind.WALL_CLOCK && limited.limit() != Exit.LimitKind.IDLE;
            case Exit.Cancelled cancelled -> false;
            case Exit.SandboxFailed failed -> false;
        };
        return Finding.of(number, stopped, (taken ? "taken: " : "ended: ") + end(execution));
    }

    private static Finding flood(Execution execution) {
        boolean held = execution.exit().equals(new Exit.Limited(Exit.LimitKind.OUTPUT))
                && execution.stdout().length <= OUTPUT_BYTES;
        return Finding.of(40, held, end(execution) + ", " + execution.stdout().length + " bytes kept");
    }

    private static Finding hang(Execution execution) {
        boolean held = execution.exit().equals(new Exit.Limited(Exit.LimitKind.WALL_CLOCK));
        return Finding.of(38, held, end(execution));
    }

    private static Finding daemon(Execution execution, String marker) throws IOException {
        if (!execution.stdoutText().contains("up")) {
            return Finding.open(39, "could not be tried: " + end(execution));
        }
        for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
            if (commandLine(process.pid()).contains(marker)) {
                return Finding.open(39, "process " + process.pid() + " stayed");
            }
        }
        return Finding.held(39, "nothing stayed");
    }

    private static String commandLine(long process) {
        try {
            Path file = Path.of("/proc", Long.toString(process), "cmdline");
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    private static Execution run(Sandbox sandbox, String line, Duration wallClock) {
        return sandbox.run(Command.shell(line), new Limits(wallClock, LONG, OUTPUT_BYTES, 1L << 30, PROCESSES, LONG));
    }

    private static String end(Execution execution) {
        String how = switch (execution.exit()) {
            case Exit.Exited exited -> "exit code " + exited.code();
            case Exit.Limited limited -> "limit " + limited.limit();
            case Exit.Cancelled cancelled -> "cancelled";
            case Exit.SandboxFailed failed -> "the sandbox failed: " + failed.reason();
        };
        return how + " after " + execution.took().toMillis() + " ms";
    }
}
