package dev.marlin.runs.bases;

import dev.marlin.runner.git.AddressPolicy;
import dev.marlin.runner.git.GitCli;
import dev.marlin.runner.git.Mirrors;
import dev.marlin.runner.run.CandidateFolders;
import dev.marlin.runner.run.Workbench;
import dev.marlin.runner.sandbox.BubblewrapBackend;
import dev.marlin.runner.sandbox.SandboxBackend;
import dev.marlin.runner.workspace.BaseStore;
import dev.marlin.runner.workspace.OverlayWorkspaces;
import dev.marlin.runs.CandidateId;
import dev.marlin.runs.RunSettings;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The sandbox, git and folders that all runs of this process share; made when first needed, because a probe of the
 * sandbox takes a moment and many processes never run anything.
 */
@Component
public class Machinery implements AutoCloseable {
    private final RunSettings settings;
    private final Clock clock;
    private final SandboxBackend backend;
    private final GitCli git = new GitCli();
    private @Nullable OverlayWorkspaces workspaces;
    private @Nullable BaseStore bases;
    private @Nullable Workbench bench;

    @Autowired
    public Machinery(RunSettings settings, Clock clock) {
        this(settings, clock, new BubblewrapBackend());
    }

    public Machinery(RunSettings settings, Clock clock, SandboxBackend backend) {
        this.settings = settings;
        this.clock = clock;
        this.backend = backend;
    }

    /** For running candidates and verifiers. */
    public synchronized Workbench bench() {
        if (bench == null) {
            workspaces = new OverlayWorkspaces(folder("workspaces"), backend);
            bench = Workbench.of(workspaces, backend, git, folder("scratch"), clock);
        }
        return bench;
    }

    synchronized BaseStore bases() {
        if (bases == null) {
            bases = new BaseStore(folder("bases"), backend);
        }
        return bases;
    }

    GitCli git() {
        return git;
    }

    Mirrors mirrors() {
        return new Mirrors(mirrorsFolder(), git, AddressPolicy.ofThisMachine());
    }

    /** Folder of all mirrors. */
    public Path mirrorsFolder() {
        return folder("mirrors");
    }

    Path snapshot(String commit, String repositoryFolder) {
        return folder("snapshots").resolve(repositoryFolder + "-" + commit + ".git");
    }

    /** What a candidate keeps between its turns. */
    public CandidateFolders candidate(CandidateId candidate) {
        Path own = folder("candidates").resolve(candidate.toString());
        return new CandidateFolders(own.resolve("home"), own.resolve("objects.git"));
    }

    private Path folder(String name) {
        return settings.folder().toAbsolutePath().normalize().resolve(name);
    }

    @Override
    public synchronized void close() {
        if (workspaces != null) {
            workspaces.close();
            workspaces = null;
            bench = null;
        }
    }
}
