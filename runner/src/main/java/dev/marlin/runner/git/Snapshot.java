package dev.marlin.runner.git;

import dev.marlin.runner.git.objects.GitException;
import dev.marlin.runner.git.objects.ObjectIds;
import dev.marlin.runner.git.objects.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * A bare git directory that holds one commit, its ancestors, and nothing else: no branch, tag, reflog, later commit or
 * loose object from which the solution of a task could be read. Its HEAD is the commit itself.
 *
 * @param gitDir where it lies
 * @param commit 40 hex
 */
public record Snapshot(Path gitDir, String commit) {
    public Snapshot {
        ObjectIds.check(commit);
    }

    /**
     * Makes it out of a mirror; appears at {@code gitDir} complete or not at all.
     *
     * @throws GitException when the mirror lacks the commit or one of its objects, or a limit is passed
     */
    public static Snapshot create(GitCli git, Path mirror, String commit, Path gitDir, GitLimits limits) {
        Path target = gitDir.toAbsolutePath().normalize();
        Path making = target.resolveSibling("making-" + UUID.randomUUID());
        try {
            Files.createDirectories(making.getParent());
            ObjectStore.create(making, Optional.empty());
            Path packs = making.resolve("objects/pack/pack");
            git.run(GitCall.on(
                                    mirror,
                                    "pack-objects",
                                    "--quiet",
                                    "--revs",
                                    "--no-use-bitmap-index",
                                    "--missing=error",
                                    packs.toString())
                            .withStdin((ObjectIds.check(commit) + "\n").getBytes(StandardCharsets.US_ASCII))
                            .withLimits(limits))
                    .orThrow("packing the commit and its ancestors");
            Files.writeString(making.resolve("HEAD"), commit + "\n");
            Files.move(making, target, StandardCopyOption.ATOMIC_MOVE);
            return new Snapshot(target, commit);
        } catch (IOException failed) {
            throw new GitException("the snapshot could not be written", failed);
        } finally {
            discard(making);
        }
    }

    private static void discard(Path making) {
        try {
            Folders.delete(making);
        } catch (IOException left) {
            throw new GitException("the unfinished snapshot could not be deleted", left);
        }
    }
}
