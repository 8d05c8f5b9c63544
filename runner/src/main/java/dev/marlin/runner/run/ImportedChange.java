package dev.marlin.runner.run;

import dev.marlin.runner.capture.CaptureLimits;
import dev.marlin.runner.capture.Captured;
import dev.marlin.runner.capture.DescribedChange;
import dev.marlin.runner.git.GitCli;
import dev.marlin.runner.git.objects.GitException;
import dev.marlin.runner.git.objects.ObjectStore;
import dev.marlin.runner.workspace.PreparedBase;
import java.nio.file.Path;
import java.util.List;

/** The change of an imported candidate, described like a captured one. */
final class ImportedChange {
    private ImportedChange() {}

    static Captured of(GitCli git, PreparedBase base, Path gitDir, String tree, CaptureLimits limits) {
        try (ObjectStore objects = ObjectStore.open(gitDir)) {
            DescribedChange change = DescribedChange.of(
                    git, gitDir, objects, base, objects.readTree(base.tree()), tree, limits.patchBytes());
            byte[] patch = change.patch()
                    .orElseThrow(() -> new GitException("the imported change is longer than " + limits.patchBytes()));
            return new Captured(tree, change.commit(), patch, change.files(), List.of());
        }
    }
}
