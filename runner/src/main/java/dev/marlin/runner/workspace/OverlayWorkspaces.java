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
import java.util.Optional;
import java.util.UUID;

/**
 * Workspaces in one folder of the data directory, by the cheapest method that really works there: an overlay, else a
 * copy that shares blocks, else a plain copy. Which one is found out by doing, once, at the first fork.
 *
 * <p>Each instance works in a subfolder that it has locked; subfolders whose process is dead are deleted when an
 * instance starts. Workspaces therefore do not outlive their process.
 */
public final class OverlayWorkspaces implements WorkspaceProvider, AutoCloseable {
    private final SandboxBackend backend;
    private final SandboxUser user = SandboxUser.current();
    private final Path own;
    private final FolderLock lock;
    private final ForkMethod.Choice choice = new ForkMethod.Choice(this::findOut);

    /** Works below {@code folder}, which is made when missing; deletes what dead processes left there. */
    public OverlayWorkspaces(Path folder, SandboxBackend backend) {
        this.backend = backend;
        try {
            Files.createDirectories(folder);
            removeAbandoned(folder);
            String name = UUID.randomUUID().toString();
            lock = FolderLock.takeNew(folder.resolve(name + ".lock"));
            own = Files.createDirectory(folder.resolve(name));
        } catch (IOException e) {
            throw new SandboxException("cannot use " + folder + " for workspaces", e);
        }
    }

    /** Deletes the workspaces of dead processes in the folder, which may be missing. */
    public static void removeAbandoned(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var locks = Files.newDirectoryStream(folder, "*.lock")) {
            for (Path file : locks) {
                Optional<FolderLock> taken = FolderLock.tryTake(file);
                if (taken.isPresent()) {
                    try (FolderLock held = taken.get()) {
                        String name = file.getFileName().toString();
                        TreeRemoval.remove(file.resolveSibling(name.substring(0, name.length() - ".lock".length())));
                        Files.delete(file);
                    }
                }
            }
        }
    }

    @Override
    public Workspace fork(PreparedBase base) {
        return fork(base, choice.method());
    }

    Workspace fork(PreparedBase base, ForkMethod method) {
        Path folder = own.resolve(UUID.randomUUID().toString());
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
        try (lock) {
            TreeRemoval.remove(own);
            Files.deleteIfExists(own.resolveSibling(own.getFileName() + ".lock"));
        } catch (IOException e) {
            throw new SandboxException("cannot delete the workspaces in " + own, e);
        }
    }

    private ForkMethod findOut() {
        Path trial = own.resolve("trial");
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
            throw new SandboxException("cannot find out how to make workspaces in " + own, e);
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
