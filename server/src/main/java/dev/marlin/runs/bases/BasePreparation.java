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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
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
        EnvironmentRecipe recipe = new EnvironmentRecipe(
                task.environment().toolchain(),
                task.environment().setup(),
                task.environment().networkApproved());
        BaseRequest request =
                new BaseRequest(repository.key(), snapshot(repository, task.baseCommit()), task.baseCommit(), recipe);
        return switch (machinery.bases().prepare(request)) {
            case BaseOutcome.Ready ready -> ready.base();
            case BaseOutcome.SetupFailed failed ->
                throw MarlinException.invalid("The set-up line “" + failed.command() + "” failed: " + failed.exit()
                        + "\n" + tail(failed.setupLog()));
            case BaseOutcome.NotExportable not -> throw MarlinException.invalid("baseCommit: " + not.reason());
        };
    }

    /** Where the mirror of the task's repository lies. */
    public Path mirror(Task task) {
        return mirrors.folder(catalog.find(task.repository()));
    }

    private Path snapshot(Repository repository, String commit) {
        Path mirror = mirrors.folder(repository);
        mirrors.commit(repository, commit);
        Path target = machinery.snapshot(
                commit, Objects.requireNonNull(mirror.getFileName()).toString());
        ReentrantLock lock = locks.computeIfAbsent(target, path -> new ReentrantLock());
        lock.lock();
        try {
            if (!Files.isDirectory(target)) {
                create(mirror, commit, target);
            }
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
