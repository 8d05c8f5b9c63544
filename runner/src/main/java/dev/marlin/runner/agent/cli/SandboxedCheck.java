package dev.marlin.runner.agent.cli;

import dev.marlin.runner.sandbox.Command;
import dev.marlin.runner.sandbox.Execution;
import dev.marlin.runner.sandbox.Exit;
import dev.marlin.runner.sandbox.Limits;
import dev.marlin.runner.sandbox.Openings;
import dev.marlin.runner.sandbox.Sandbox;
import dev.marlin.runner.sandbox.SandboxBackend;
import dev.marlin.runner.sandbox.SandboxException;
import dev.marlin.runner.sandbox.SandboxSpec;
import dev.marlin.runner.sandbox.SandboxUser;
import dev.marlin.runner.workspace.BareFolder;
import dev.marlin.runner.workspace.TreeRemoval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs a command in a sandbox over an empty workspace and an empty home, both deleted afterwards. */
record SandboxedCheck(SandboxBackend backend) implements VersionCheck {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Override
    public Execution run(List<Openings.Mount> mounts, Command command) {
        try {
            Path folder = Files.createTempDirectory("marlin-agent-");
            try {
                return run(mounts, command, folder);
            } finally {
                TreeRemoval.remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Execution run(List<Openings.Mount> mounts, Command command, Path folder) throws IOException {
        Path whole = Files.createDirectory(folder.resolve("workspace"));
        SandboxUser.current().own(whole);
        SandboxSpec spec = SandboxSpec.with(new BareFolder(whole), folder.resolve("home"), Openings.showing(mounts));
        try (Sandbox sandbox = backend.open(spec)) {
            return sandbox.run(command, Limits.brief().withWallClock(LIMIT));
        } catch (SandboxException failed) {
            String reason = String.valueOf(failed.getMessage());
            return new Execution(new Exit.SandboxFailed(reason), new byte[0], new byte[0], 0, Duration.ZERO);
        }
    }
}
