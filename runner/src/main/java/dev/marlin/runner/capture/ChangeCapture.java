package dev.marlin.runner.capture;

import dev.marlin.runner.git.GitCli;
import dev.marlin.runner.git.objects.BlobWriter;
import dev.marlin.runner.git.objects.FlatTree;
import dev.marlin.runner.git.objects.GitException;
import dev.marlin.runner.git.objects.ObjectStore;
import dev.marlin.runner.workspace.PreparedBase;
import dev.marlin.runner.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Turns what an agent left in its folder into objects of a git directory that Marlin holds. The folder is read by our
 * own walker; git never runs in it and nothing in it is asked how it wants to be read: no ignore rules, no attributes,
 * no {@code .git}.
 */
public final class ChangeCapture {
    private final GitCli git;

    public ChangeCapture(GitCli git) {
        this.git = git;
    }

    /**
     * Reads a layer; call it only when the sandbox over it is gone.
     *
     * @param gitDir bare git directory for the objects, made here when missing; borrows the base's objects
     * @throws GitException when our own store fails; whatever the agent left is a result, not an error
     */
    public Captured capture(Workspace.Layer layer, PreparedBase base, Path gitDir, CaptureLimits limits) {
        Path store = gitDir.toAbsolutePath().normalize();
        ObjectStore.createIfMissing(store, base.objects());
        try (ObjectStore objects = ObjectStore.open(store)) {
            AnomalyList anomalies = new AnomalyList(limits.anomalies());
            FlatTree before = objects.readTree(base.tree());
            FlatTree after = before.copy();
            try (BlobWriter blobs = objects.blobWriter()) {
                read(layer, base, new LayerRecord(after, blobs, limits, anomalies));
            }
            String tree = after.equals(before) ? base.tree() : objects.writeTree(after);
            DescribedChange change = DescribedChange.of(git, store, objects, base, before, tree, limits.patchBytes());
            if (change.patch().isEmpty()) {
                anomalies.add(
                        null,
                        Anomaly.Kind.PATCH_TOO_LARGE,
                        "The patch has more than " + limits.patchBytes() + " bytes.");
            }
            return new Captured(
                    tree, change.commit(), change.patch().orElse(new byte[0]), change.files(), anomalies.toList());
        } catch (IOException failed) {
            throw new GitException("what the agent left could not be read", failed);
        }
    }

    private static void read(Workspace.Layer layer, PreparedBase base, LayerRecord taken) throws IOException {
        switch (layer) {
            case Workspace.Layer.Upper upper -> new UpperWalk(taken).read(upper.folder());
            case Workspace.Layer.Whole whole -> new WholeWalk(taken).read(whole.folder(), base.root());
        }
    }
}
