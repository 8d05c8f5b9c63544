package dev.marlin.runner.capture;

import dev.marlin.runner.git.GitCli;
import dev.marlin.runner.git.objects.FlatTree;
import dev.marlin.runner.git.objects.GitPath;
import dev.marlin.runner.git.objects.ObjectStore;
import dev.marlin.runner.git.objects.TreeDelta;
import dev.marlin.runner.git.objects.TreeEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Puts the task's test files back where a candidate may have changed, moved or removed them. */
public final class TestFiles {
    private final PatchApplication patches;

    public TestFiles(GitCli git) {
        this.patches = new PatchApplication(git);
    }

    /**
     * @param gitDir bare git directory with the objects of both trees
     * @param testPatch the task's; an empty one restores nothing
     */
    public Restoration restore(Path gitDir, String candidateTree, String baseTree, byte[] testPatch) {
        return switch (patches.apply(gitDir, baseTree, testPatch)) {
            case PatchOutcome.Empty empty -> new Restoration.Restored(candidateTree, List.of(), List.of());
            case PatchOutcome.DoesNotApply not -> new Restoration.TestPatchUnusable(not.reason());
            case PatchOutcome.Malformed bad -> new Restoration.TestPatchUnusable(bad.reason());
            case PatchOutcome.Applied applied -> merge(gitDir, candidateTree, baseTree, applied.tree());
        };
    }

    private static Restoration merge(Path gitDir, String candidateTree, String baseTree, String testTree) {
        try (ObjectStore store = ObjectStore.open(gitDir)) {
            FlatTree base = store.readTree(baseTree);
            FlatTree candidate = store.readTree(candidateTree);
            FlatTree reference = store.readTree(testTree);
            List<GitPath> touched = TreeDelta.between(base, reference).paths();
            List<GitPath> tampered = touched.stream()
                    .filter(path -> !candidate.get(path).equals(base.get(path)))
                    .filter(path -> !candidate.get(path).equals(reference.get(path)))
                    .toList();
            FlatTree restored = candidate.copy();
            for (GitPath path : touched) {
                Optional<TreeEntry> wanted = reference.get(path);
                wanted.ifPresentOrElse(entry -> restored.put(path, entry), () -> restored.remove(path));
            }
            return new Restoration.Restored(store.writeTree(restored), touched, tampered);
        }
    }
}
