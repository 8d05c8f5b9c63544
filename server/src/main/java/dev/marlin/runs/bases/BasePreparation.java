package dev.marlin.runs.bases;

import dev.marlin.catalog.Catalog;
import dev.marlin.catalog.Repository;
import dev.marlin.kernel.MarlinException;
import dev.marlin.runner.git.GitLimits;
import dev.marlin.runner.git.Snapshot;
import dev.marlin.runner.git.objects.GitException;
import dev.marlin.runner.workspace.BaseOutcome;
import dev.marlin.runner.workspace.BaseRequest;
import dev.marlin.runner.workspace.EnvironmentRecipe;
import dev.marlin.runner.workspace.PreparedBase;
import dev.marlin.tasks.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** From a task to its prepared base: mirror, snapshot of the base commit and its past, checkout with set-up. */
@Component
public class BasePreparation {
    private static final GitLimits PACKING = new GitLimits(Duration.ofMinutes(10), 64L << 20, 8L << 30, 4L << 30);

    private final Machinery machinery;
    private final RepositoryMirrors mirrors;
    private final Catalog catalog;
    private final ConcurrentHashMap<Path, ReentrantLock> locks = new ConcurrentHashMap<>();

    BasePreparation(Machinery machinery, RepositoryMirrors mirrors, Catalog catalog) {
        this.machinery = machinery;
        this.mirrors = mirrors;
        this.catalog = catalog;
    }

    /**
     * The base of the task, prepared now if it is not there yet; may take minutes.
     *
     * @throws MarlinException INVALID when commit or set-up are at fault: trying again does not help
     * @throws dev.marlin.runner.sandbox.SandboxException when disk or sandbox fail
     */
    public PreparedBase prepare(Task task) {
        Repository repository = catalog.find(task.repository());
        BaseRequest request = request(task, repository, snapshot(repository, task.baseCommit()));
        return switch (machinery.bases().prepare(request)) {
            case BaseOutcome.Ready ready -> {
                used(machinery.folder(Machinery.Room.BASES).resolve(request.key()));
                yield ready.base();
            }
            case BaseOutcome.SetupFailed failed ->
                throw MarlinException.invalid("The set-up line “" + failed.command() + "” failed: " + failed.exit()
                        + "\n" + tail(failed.setupLog()));
            case BaseOutcome.NotExportable not -> throw MarlinException.invalid("baseCommit: " + not.reason());
        };
    }

    /** Folders that the task's base needs, whether they are there or not: the base and the snapshot that it reads. */
    public List<Path> folders(Task task) {
        Repository repository = catalog.find(task.repository());
        Optional<Path> snapshot = mirrors.mirrored(repository).map(mirror -> snapshot(mirror, task.baseCommit()));
        Path objects = snapshot.orElse(machinery.folder(Machinery.Room.SNAPSHOTS));
        Path base = machinery
                .folder(Machinery.Room.BASES)
                .resolve(request(task, repository, objects).key());
        return snapshot.map(needed -> List.of(base, needed)).orElse(List.of(base));
    }

    private static BaseRequest request(Task task, Repository repository, Path objects) {
        EnvironmentRecipe recipe = new EnvironmentRecipe(
                task.environment().toolchain(),
                task.environment().setup(),
                task.environment().networkApproved());
        return new BaseRequest(repository.key(), objects, task.baseCommit(), recipe);
    }

    private Path snapshot(Path mirror, String commit) {
        return machinery.snapshot(
                commit, Objects.requireNonNull(mirror.getFileName()).toString());
    }

    /** Folders tell by their time when they were used last: the sweep leaves young ones alone. */
    private void used(Path folder) {
        try {
            Files.setLastModifiedTime(folder, FileTime.from(machinery.now()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot touch " + folder, e);
        }
    }

    /** Where the mirror of the task's repository lies. */
    public Path mirror(Task task) {
        return mirrors.folder(catalog.find(task.repository()));
    }

    private Path snapshot(Repository repository, String commit) {
        Path mirror = mirrors.folder(repository);
        mirrors.commit(repository, commit);
        Path target = snapshot(mirror, commit);
        ReentrantLock lock = locks.computeIfAbsent(target, path -> new ReentrantLock());
        lock.lock();
        try {
            if (!Files.isDirectory(target)) {
                create(mirror, commit, target);
            }
            used(target);
            return target;
        } finally {
            lock.unlock();
        }
    }

    /** Another process may be first; a snapshot of a commit is the same whoever makes it. */
    private void create(Path mirror, String commit, Path target) {
        try {
            Snapshot.create(machinery.git(), mirror, commit, target, PACKING);
        } catch (GitException failed) {
            if (!Files.isDirectory(target)) {
                throw failed;
            }
        }
    }

    private static String tail(String log) {
        return log.length() <= 2000 ? log : "…" + log.substring(log.length() - 2000);
    }
}
