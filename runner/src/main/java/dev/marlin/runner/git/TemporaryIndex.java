package dev.marlin.runner.git;

import dev.marlin.runner.git.objects.GitException;
import dev.marlin.runner.git.objects.ObjectIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** An index file that lives as long as one patch needs it, beside the objects of a git directory of ours. */
public final class TemporaryIndex implements AutoCloseable {
    private final GitCli git;
    private final Path gitDir;
    private final Path file;

    private TemporaryIndex(GitCli git, Path gitDir, Path file) {
        this.git = git;
        this.gitDir = gitDir;
        this.file = file;
    }

    /** An index filled with a tree. */
    public static TemporaryIndex of(GitCli git, Path gitDir, String tree) {
        Path dir = gitDir.toAbsolutePath().normalize();
        TemporaryIndex index = new TemporaryIndex(git, dir, dir.resolve("index-" + UUID.randomUUID()));
        git.run(GitCall.on(dir, "read-tree", "--end-of-options", ObjectIds.check(tree))
                        .withIndex(index.file))
                .orThrow("reading the base tree");
        return index;
    }

    /** Applies a patch and writes the tree; the index is used up. */
    public Outcome apply(byte[] patch) {
        GitResult parsed = git.run(GitCall.on(gitDir, "apply", "--numstat", "-z", "--allow-empty", "-")
                .withStdin(patch)
                .withIndex(file));
        if (!parsed.isSuccess()) {
            return new Unreadable(parsed.explanation());
        }
        if (parsed.stdout().length == 0) {
            return new Unreadable("there is no change of a file in it");
        }
        GitResult applied = git.run(GitCall.on(gitDir, "apply", "--cached", "--whitespace=nowarn", "-")
                .withStdin(patch)
                .withIndex(file));
        if (!applied.isSuccess()) {
            return applied.stderr().contains("invalid path")
                    ? new Unreadable(applied.explanation())
                    : new Mismatch(applied.explanation());
        }
        return new Done(git.run(GitCall.on(gitDir, "write-tree").withIndex(file))
                .orThrow("writing the patched tree")
                .stdoutText()
                .strip());
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(Path.of(file + ".lock"));
        } catch (IOException failed) {
            throw new GitException("the temporary index could not be deleted", failed);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {}

    public record Done(String tree) implements Outcome {}

    /** Git cannot read the patch, or it names a path that no tree may hold. */
    public record Unreadable(String reason) implements Outcome {}

    public record Mismatch(String reason) implements Outcome {}
}
