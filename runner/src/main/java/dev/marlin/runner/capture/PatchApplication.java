package dev.marlin.runner.capture;

import dev.marlin.runner.git.GitCli;
import dev.marlin.runner.git.TemporaryIndex;
import dev.marlin.runner.git.objects.GitException;
import java.nio.file.Path;

/**
 * Applies a patch to a tree, in an index file and the objects of a git directory of ours: no file of the tree is ever
 * written out. The patch is taken as the bytes it is; line ends are never changed.
 */
public final class PatchApplication {
    private final GitCli git;

    public PatchApplication(GitCli git) {
        this.git = git;
    }

    /**
     * @param gitDir bare git directory that has the tree's objects or borrows them
     * @param baseTree 40 hex
     * @throws GitException when our own store fails; a bad patch is a result
     */
    public PatchOutcome apply(Path gitDir, String baseTree, byte[] patch) {
        if (isBlank(patch)) {
            return new PatchOutcome.Empty();
        }
        try (TemporaryIndex index = TemporaryIndex.of(git, gitDir, baseTree)) {
            return switch (index.apply(patch)) {
                case TemporaryIndex.Unreadable unreadable -> new PatchOutcome.Malformed(unreadable.reason());
                case TemporaryIndex.Mismatch mismatch -> new PatchOutcome.DoesNotApply(mismatch.reason());
                case TemporaryIndex.Done done ->
                    done.tree().equals(baseTree) ? new PatchOutcome.Empty() : new PatchOutcome.Applied(done.tree());
            };
        }
    }

    private static boolean isBlank(byte[] patch) {
        for (byte b : patch) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }
}
