package dev.marlin.runner.sandbox.launch;

import dev.marlin.runner.sandbox.Command;
import dev.marlin.runner.sandbox.Execution;
import dev.marlin.runner.sandbox.Exit;
import dev.marlin.runner.sandbox.Limits;
import dev.marlin.runner.sandbox.Sandbox;
import dev.marlin.runner.sandbox.SandboxBackend;
import dev.marlin.runner.sandbox.SandboxSpec;
import dev.marlin.runner.sandbox.SandboxUser;
import dev.marlin.runner.workspace.BareFolder;
import dev.marlin.runner.workspace.TreeRemoval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One real sandbox over an empty folder, out of which a probe looks.
 *
 * @param script prints one word for each wall that is open; a sound sandbox prints only {@code looked}
 * @param thing what people call the sandbox: {@code the sandbox}, {@code the container}
 * @param advice what people are told when it does not start, made from the reason
 */
public record LookAround(String script, String thing, UnaryOperator<String> advice) {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /**
     * Takes well under a second where a sandbox starts and leaves nothing behind.
     *
     * @return sentences for people; empty when every wall stands
     * @throws IOException when no temporary folder can be used
     */
    public List<String> from(SandboxBackend backend) throws IOException {
        Path folder = Files.createTempDirectory("marlin-probe-");
        try {
            Path whole = Files.createDirectory(folder.resolve("workspace"));
            SandboxUser.current().own(whole);
            SandboxSpec spec = SandboxSpec.closed(new BareFolder(whole), folder.resolve("home"));
            try (Sandbox sandbox = backend.open(spec)) {
                Execution execution =
                        sandbox.run(Command.shell(script), Limits.brief().withWallClock(LONGEST));
                List<String> findings = findings(execution);
                Path made = whole.resolve("probe");
                if (findings.isEmpty() && (int) Files.getAttribute(made, "unix:uid", LinkOption.NOFOLLOW_LINKS) == 0) {
                    findings.add(thing + " is not sound: its programs are the host's root");
                }
                return findings;
            }
        } finally {
            TreeRemoval.remove(folder);
        }
    }

    private List<String> findings(Execution execution) {
        List<String> findings = new ArrayList<>();
        switch (execution.exit()) {
            case Exit.Exited exited -> findings.addAll(openWalls(exited, execution.stdoutText()));
            case Exit.Limited limited -> findings.add(thing + " hung (" + limited.limit() + ")");
            case Exit.Cancelled cancelled -> findings.add("the probe was cancelled");
            case Exit.SandboxFailed failed -> findings.add(advice.apply(failed.reason()));
        }
        return findings;
    }

    private List<String> openWalls(Exit.Exited exited, String printed) {
        List<String> walls = new ArrayList<>(printed.lines().toList());
        if (walls.isEmpty() || !walls.removeLast().equals("looked")) {
            walls.add("the look around ended early with " + exited.code());
        }
        return walls.stream().map(wall -> thing + " is not sound: " + wall).toList();
    }
}
