package dev.marlin.runner.run;

import dev.marlin.runner.capture.CaptureLimits;
import dev.marlin.runner.capture.Captured;
import dev.marlin.runner.capture.FileChange;
import dev.marlin.runner.git.GitCli;
import dev.marlin.runner.git.RawChange;
import dev.marlin.runner.git.TreeComparison;
import dev.marlin.runner.git.objects.GitException;
import dev.marlin.runner.git.objects.IgnoreRules;
import dev.marlin.runner.git.objects.ObjectStore;
import dev.marlin.runner.workspace.PreparedBase;
import java.nio.file.Path;
import java.util.List;

/** The change of an imported candidate, described like a captured one. */
final class ImportedChange {
    private ImportedChange() {}

    static Captured of(GitCli git, PreparedBase base, Path gitDir, String tree, CaptureLimits limits) {
        TreeComparison comparison = new TreeComparison(git, gitDir, base.tree(), tree);
        byte[] patch = comparison
                .patch(limits.patchBytes())
                .orElseThrow(() -> new GitException("the imported change is longer than " + limits.patchBytes()));
        try (ObjectStore objects = ObjectStore.open(gitDir)) {
            IgnoreRules ignored = new IgnoreRules(objects, objects.readTree(base.tree()));
            String commit = objects.writeCommit(tree, base.commit(), "Candidate\n");
            List<FileChange> changes = comparison.changes().stream()
                    .map(raw -> change(raw, ignored))
                    .toList();
            return new Captured(tree, commit, patch, changes, List.of());
        }
    }

    private static FileChange change(RawChange raw, IgnoreRules ignored) {
        return new FileChange(
                raw.path(),
                raw.oldPath(),
                kind(raw),
                raw.oldMode(),
                raw.newMode(),
                Math.max(0, raw.added()),
                Math.max(0, raw.removed()),
                raw.added() < 0,
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
