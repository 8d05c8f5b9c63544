package dev.marlin.runner.capture;

import dev.marlin.runner.git.GitCli;
import dev.marlin.runner.git.GitLimits;
import dev.marlin.runner.git.SampleRepository;
import dev.marlin.runner.git.Snapshot;
import dev.marlin.runner.git.objects.ObjectStore;
import dev.marlin.runner.workspace.PreparedBase;
import dev.marlin.runner.workspace.Workspace.Layer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A prepared base made of a sample repository, and the host-held git directory beside it. */
public final class CaptureBench {
    private final GitCli git = new GitCli();
    private final Path folder;
    private final PreparedBase base;

    /** Commits what the repository holds now and prepares it. */
    public CaptureBench(Path folder, SampleRepository repository) {
        this.folder = folder;
        String commit = repository.commit("base");
        Path objects = folder.resolve("objects.git");
        Snapshot.create(git, repository.gitDir(), commit, objects, GitLimits.brief());
        Path root = folder.resolve("root");
        try {
            Files.createDirectories(root);
            SampleRepository.run(
                    root,
                    "git",
                    "--git-dir=" + repository.gitDir(),
                    "--work-tree=" + root,
                    "checkout",
                    "-f",
                    commit,
                    "--",
                    ".");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        base = new PreparedBase("a".repeat(64), root, objects, commit, repository.tree(commit));
        ObjectStore.createIfMissing(gitDir(), objects);
    }

    public PreparedBase base() {
        return base;
    }

    public GitCli git() {
        return git;
    }

    public Path gitDir() {
        return folder.resolve("candidate.git");
    }

    /** A whole copy of the base, changed by a shell line that runs in it. */
    public Path copy(String line) {
        Path copy = folder.resolve("copy-" + System.nanoTime());
        SampleRepository.run(folder, "cp", "-a", base.root().toString(), copy.toString());
        SampleRepository.run(copy, "bash", "-ec", line);
        return copy;
    }

    public Captured captureCopy(String line) {
        return capture(new Layer.Whole(copy(line)), CaptureLimits.usual());
    }

    public Captured capture(Layer layer, CaptureLimits limits) {
        return new ChangeCapture(git).capture(layer, base, gitDir(), limits);
    }

    /** The blob at a path of a tree, as text. */
    public Optional<String> content(String tree, String path) {
        try (ObjectStore store = ObjectStore.open(gitDir())) {
            return store.readTree(tree)
                    .get(dev.marlin.runner.git.objects.GitPath.of(path))
                    .flatMap(entry -> store.readBlob(entry.id(), 1 << 20))
                    .map(bytes -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
