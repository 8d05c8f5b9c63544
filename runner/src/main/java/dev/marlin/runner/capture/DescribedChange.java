package dev.marlin.runner.capture;

import dev.marlin.runner.git.GitCli;
import dev.marlin.runner.git.RawChange;
import dev.marlin.runner.git.TreeComparison;
import dev.marlin.runner.git.objects.FlatTree;
import dev.marlin.runner.git.objects.GitException;
import dev.marlin.runner.git.objects.IgnoreRules;
import dev.marlin.runner.git.objects.ObjectStore;
import dev.marlin.runner.workspace.PreparedBase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A candidate's tree beside its base, however it came about: captured from a folder or imported.
 *
 * @param tree the candidate's
 * @param commit of that tree, with the base's commit as its parent
 * @param patch from base to tree; empty when it is longer than allowed
 * @param files each changed file, in git's order
 */
public record DescribedChange(String tree, String commit, Optional<byte[]> patch, List<FileChange> files) {
    public DescribedChange {
        files = List.copyOf(files);
    }

    /**
     * Writes the commit and compares the trees.
     *
     * @param before the base's tree, read
     * @param tree a tree in {@code objects}, which are those of {@code gitDir}
     * @throws GitException when the store fails
     */
    public static DescribedChange of(
            GitCli git,
            Path gitDir,
            ObjectStore objects,
            PreparedBase base,
            FlatTree before,
            String tree,
            long mostPatchBytes) {
        String commit = objects.writeCommit(tree, base.commit(), "Candidate\n");
        TreeComparison.Outcome compared = new TreeComparison(git, gitDir, base.tree(), tree).run(mostPatchBytes);
        IgnoreRules ignored = new IgnoreRules(objects, before);
        List<FileChange> files =
                compared.changes().stream().map(raw -> file(raw, ignored)).toList();
        return new DescribedChange(tree, commit, compared.patch(), files);
    }

    private static FileChange file(RawChange raw, IgnoreRules ignored) {
        boolean binary = raw.added() < 0;
        return new FileChange(
                raw.path(),
                raw.oldPath(),
                kind(raw),
                raw.oldMode(),
                raw.newMode(),
                Math.max(0, raw.added()),
                Math.max(0, raw.removed()),
                binary,
                ignored.ignores(raw.path()));
    }

    private static FileChange.Kind kind(RawChange raw) {
        return switch (raw.status()) {
            case 'A' -> FileChange.Kind.ADDED;
            case 'D' -> FileChange.Kind.DELETED;
            case 'R' -> FileChange.Kind.RENAMED;
            case 'T' -> FileChange.Kind.TYPE_CHANGED;
            case 'M' -> raw.sameContent() ? FileChange.Kind.MODE : FileChange.Kind.MODIFIED;
            default -> throw new GitException("git names an unknown change " + raw.status());
        };
    }
}
