package dev.marlin.runner.workspace;

import dev.marlin.runner.sandbox.Command;
import dev.marlin.runner.sandbox.Limits;
import dev.marlin.runner.sandbox.Sandbox;
import dev.marlin.runner.sandbox.SandboxBackend;
import dev.marlin.runner.sandbox.SandboxException;
import dev.marlin.runner.sandbox.SandboxSpec;
import dev.marlin.runner.sandbox.SandboxUser;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Workspaces in one folder of the data directory, by the cheapest method that really works there: an overlay, else a
 * copy that shares blocks, else a plain copy. Which one is found out by doing, once, at the first fork.
 *
 * <p>Each instance works in a {@link ProcessFolder}: workspaces do not outlive their process.
 */
public final class OverlayWorkspaces implements WorkspaceProvider, AutoCloseable {
    private final SandboxBackend backend;
    private final SandboxUser user = SandboxUser.current();
    private final ProcessFolder own;
    private final ForkMethod.Choice choice = new ForkMethod.Choice(this::findOut);

    /** Works below {@code folder}, which is made when missing; deletes what dead processes left there. */
    public OverlayWorkspaces(Path folder, SandboxBackend backend) {
        this.backend = backend;
        try {
            own = ProcessFolder.open(folder);
        } catch (IOException e) {
            throw new SandboxException("cannot use " + folder + " for workspaces", e);
        }
    }

    @Override
    public Workspace fork(PreparedBase base) {
        return fork(base, choice.method());
    }

    Workspace fork(PreparedBase base, ForkMethod method) {
        Path folder = own.path().resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectory(folder);
            return new ForkedWorkspace(base, makeOrRemove(base, method, folder), method.label(), folder);
        } catch (IOException e) {
            throw new SandboxException("cannot make a workspace over " + base.root(), e);
        }
    }

    private Workspace.Layer makeOrRemove(PreparedBase base, ForkMethod method, Path folder) throws IOException {
        try {
            return method.make(base.root(), folder, user);
        } catch (IOException e) {
            TreeRemoval.remove(folder);
            throw e;
        }
    }

    /** Deletes every workspace of this instance that is still there. */
    @Override
    public void close() {
        try {
            own.close();
        } catch (IOException e) {
            throw new SandboxException("cannot delete the workspaces in " + own.path(), e);
        }
    }

    private ForkMethod findOut() {
        Path trial = own.path().resolve("trial");
        try {
            Path root = Files.createDirectories(trial.resolve("base"));
            Files.writeString(root.resolve("file"), "lower");
            user.ownTree(root);
            PreparedBase base = new PreparedBase("0".repeat(64), root, trial, "0".repeat(40), "0".repeat(40));
            if (overlayWorks(base, trial.resolve("home"))) {
                return ForkMethod.OVERLAY;
            }
            return ForkMethod.REFLINK_COPY.worksFor(root.resolve("file")) ? ForkMethod.REFLINK_COPY : ForkMethod.COPY;
        } catch (FileAlreadyExistsException e) {
            throw new SandboxException("another trial is under way in " + trial, e);
        } catch (IOException e) {
            throw new SandboxException("cannot find out how to make workspaces in " + own.path(), e);
        } finally {
            removeTrial(trial);
        }
    }

    private boolean overlayWorks(PreparedBase base, Path home) {
        try (Workspace workspace = fork(base, ForkMethod.OVERLAY);
                Sandbox sandbox = backend.open(SandboxSpec.closed(workspace, home))) {
            String line = "[ \"$(cat file)\" = lower ] && echo upper > file && rm file && touch new";
            return sandbox.run(Command.shell(line), Limits.brief()).exit().isSuccess()
                    && workspace.layer() instanceof Workspace.Layer.Upper upper
                    && Files.exists(upper.folder().resolve("new"));
        }
    }

    private static void removeTrial(Path trial) {
        try {
            TreeRemoval.remove(trial);
        } catch (IOException e) {
            throw new SandboxException("cannot delete " + trial, e);
        }
    }
}
