package dev.marlin.runs.bases;

import dev.marlin.agents.ModelRoutes;
import dev.marlin.runner.egress.EgressProxy;
import dev.marlin.runner.gateway.ModelGateway;
import dev.marlin.runner.git.AddressPolicy;
import dev.marlin.runner.git.GitCli;
import dev.marlin.runner.git.Mirrors;
import dev.marlin.runner.run.CandidateFolders;
import dev.marlin.runner.run.Workbench;
import dev.marlin.runner.sandbox.SandboxBackend;
import dev.marlin.runner.workspace.BaseStore;
import dev.marlin.runner.workspace.OverlayWorkspaces;
import dev.marlin.runs.CandidateId;
import dev.marlin.runs.RunSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private final ModelRoutes routes;
    private final GitCli git = new GitCli();
    private @Nullable ModelGateway gateway;
    private @Nullable OverlayWorkspaces workspaces;
    private @Nullable BaseStore bases;
    private @Nullable Workbench bench;

    /** @param backend opens nothing in a sandbox that its probe did not find sound */
    public Machinery(RunSettings settings, ModelRoutes routes, Clock clock, SandboxBackend backend) {
        this.settings = settings;
        this.routes = routes;
        this.clock = clock;
        this.backend = backend;
    }

    /** For running candidates and verifiers. */
    public synchronized Workbench bench() {
        if (workspaces == null) {
            workspaces = new OverlayWorkspaces(folder(Room.WORKSPACES), backend);
        }
        if (gateway == null) {
            gateway = new ModelGateway(folder(Room.SOCKETS), routes.prices(), clock);
        }
        if (bench == null || !bench.probe().usable()) {
            bench = Workbench.of(workspaces, backend, git, folder(Room.SCRATCH), clock)
                    .reaching(gateway, EgressProxy.ofThisMachine(folder(Room.SOCKETS)));
        }
        return bench;
    }

    /**
     * Why nothing may run on this machine, in a sentence for operators; empty when agents may. Asked by doing, each time
     * until the sandbox is found sound.
     */
    public Optional<String> standstill() {
        SandboxBackend.Probe probe = backend.probe();
        return probe.usable() ? Optional.empty() : Optional.of(String.join("; ", probe.findings()));
    }

    /** Prepared bases. */
    public synchronized BaseStore bases() {
        if (bases == null) {
            bases = new BaseStore(folder(Room.BASES), backend);
        }
        return bases;
    }

    Instant now() {
        return clock.instant();
    }

    GitCli git() {
        return git;
    }

    Mirrors mirrors() {
        return new Mirrors(mirrorsFolder(), git, AddressPolicy.ofThisMachine());
    }

    /** Folder of all mirrors. */
    public Path mirrorsFolder() {
        return folder(Room.MIRRORS);
    }

    Path snapshot(String commit, String repositoryFolder) {
        return folder(Room.SNAPSHOTS).resolve(repositoryFolder + "-" + commit + ".git");
    }

    /** What a candidate keeps between its turns. */
    public CandidateFolders candidate(CandidateId candidate) {
        Path own = folder(Room.CANDIDATES).resolve(candidate.toString());
        return new CandidateFolders(own.resolve("home"), own.resolve("objects.git"));
    }

    /** Where things of that kind lie. */
    public Path folder(Room room) {
        return settings.folder().toAbsolutePath().normalize().resolve(room.folder);
    }

    @Override
    public synchronized void close() {
        if (gateway != null) {
            gateway.close();
            gateway = null;
        }
        if (workspaces != null) {
            workspaces.close();
            workspaces = null;
            bench = null;
        }
    }

    /** Folders of the data directory that runs use. */
    public enum Room {
        /** What candidates keep between their turns, by candidate. */
        CANDIDATES("candidates"),
        /** Prepared checkouts, by the digest of what makes them. */
        BASES("bases"),
        /** A commit and its past, by mirror and commit. */
        SNAPSHOTS("snapshots"),
        /** Mirrors of repositories, by the digest of their address. */
        MIRRORS("mirrors"),
        /** One folder per process; nothing in it outlives that. */
        WORKSPACES("workspaces"),
        /** Sockets of the model gateway, one folder per grant. */
        SOCKETS("sockets"),
        /** One folder per process: what agents and models say to each other while a run lasts. */
        RECORDINGS("recordings"),
        /** Homes of verifiers and other things of the moment. */
        SCRATCH("scratch");

        private final String folder;

        Room(String folder) {
            this.folder = folder;
        }
    }
}
