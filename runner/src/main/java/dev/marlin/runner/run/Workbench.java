package dev.marlin.runner.run;

import dev.marlin.runner.git.GitCli;
import dev.marlin.runner.sandbox.SandboxBackend;
import dev.marlin.runner.workspace.WorkspaceProvider;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The machinery that all runs of one machine share.
 *
 * @param workspaces makes one workspace per candidate turn and per verifier
 * @param sandboxes where agents and verifiers run
 * @param probe what the sandbox's probe found when this was made; it goes into every manifest
 * @param git our own git
 * @param scratch folder for short-lived things
 * @param clock for times in records
 */
public record Workbench(
        WorkspaceProvider workspaces,
        SandboxBackend sandboxes,
        SandboxBackend.Probe probe,
        GitCli git,
        Path scratch,
        Clock clock) {
    /** Probes the sandbox once. */
    public static Workbench of(
            WorkspaceProvider workspaces, SandboxBackend sandboxes, GitCli git, Path scratch, Clock clock) {
        return new Workbench(workspaces, sandboxes, sandboxes.probe(), git, scratch, clock);
    }
}
