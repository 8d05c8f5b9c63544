package dev.marlin.runner.sandbox;

import dev.marlin.runner.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;

/**
 * What a sandbox is opened over.
 *
 * @param workspace mounted writable at {@code /workspace}
 * @param home host folder mounted writable at {@code /home/agent}; one per candidate, kept between its turns
 * @param readOnly further host folders, mounted read-only
 * @param network {@link Network#NONE} for agents and verifiers
 */
public record SandboxSpec(Workspace workspace, Path home, List<Mount> readOnly, Network network) {
    public SandboxSpec {
        readOnly = List.copyOf(readOnly);
    }

    public static SandboxSpec closed(Workspace workspace, Path home) {
        return new SandboxSpec(workspace, home, List.of(), Network.NONE);
    }

    /** A host folder shown inside, read-only. */
    public record Mount(Path host, String inside) {}

    /** What the sandbox can reach. */
    public enum Network {
        /** An empty network namespace: not even loopback of the host. */
        NONE,
        /** The host's network: only for the set-up phase of an approved recipe, with no agent present. */
        HOST
    }
}
