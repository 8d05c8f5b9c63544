package dev.marlin.runner.agent.imports;

import dev.marlin.runner.agent.AgentIdentity;
import dev.marlin.runner.agent.ImportingAgent;
import dev.marlin.runner.agent.Provenance;
import dev.marlin.runner.capture.PatchApplication;
import dev.marlin.runner.capture.PatchOutcome;
import dev.marlin.runner.git.GitCli;
import dev.marlin.runner.git.objects.BlobWriter;
import dev.marlin.runner.git.objects.CommitLookup;
import dev.marlin.runner.git.objects.Commits;
import dev.marlin.runner.git.objects.FlatTree;
import dev.marlin.runner.git.objects.GitException;
import dev.marlin.runner.git.objects.ObjectStore;
import dev.marlin.runner.git.objects.TreeDelta;
import dev.marlin.runner.git.objects.TreeEntry;
import dev.marlin.runner.git.objects.TreeLimits;
import dev.marlin.runner.workspace.PreparedBase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A candidate that was made elsewhere. Nothing of it runs here: a patch is applied to the base's tree inside a git
 * directory, a commit's tree is copied there, blob by blob.
 *
 * @param name the agent that is said to have made it
 * @param version its version
 * @param source where the work lies
 */
public record ImportedAgent(String name, String version, ImportSource source) implements ImportingAgent {
    @Override
    public AgentIdentity identity() {
        return new AgentIdentity(name, version, AgentIdentity.digestOf(described()));
    }

    private byte[][] described() {
        return switch (source) {
            case ImportSource.Patch patch -> new byte[][] {bytes("patch"), patch.bytes()};
            case ImportSource.Commit commit -> new byte[][] {bytes("commit"), bytes(commit.commit())};
            case ImportSource.Branch branch ->
                new byte[][] {
                    bytes("commit"),
                    bytes(BranchTips.find(branch.mirror(), branch.branch()).orElse(""))
                };
            case ImportSource.Predicted row -> {
                List<Prediction> found = row.predictions().of(row.instanceId(), row.model());
                yield new byte[][] {
                    bytes("patch"), found.size() == 1 ? found.getFirst().patchBytes() : new byte[0]
                };
            }
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Provenance provenance() {
        return Provenance.IMPORTED;
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.CALLS_NO_MODEL);
    }

    @Override
    public Outcome bring(GitCli git, PreparedBase base, Path gitDir) {
        ObjectStore.createIfMissing(gitDir, base.objects());
        return switch (source) {
            case ImportSource.Patch patch -> apply(git, base, gitDir, patch.bytes());
            case ImportSource.Commit commit -> copy(commit.mirror(), commit.commit(), base, gitDir);
            case ImportSource.Branch branch -> {
                Optional<String> tip = BranchTips.find(branch.mirror(), branch.branch());
                yield tip.isPresent()
                        ? copy(branch.mirror(), tip.get(), base, gitDir)
                        : new Outcome.NotFound("The repository has no branch " + branch.branch() + ".");
            }
            case ImportSource.Predicted row -> predicted(git, base, gitDir, row);
        };
    }

    private static Outcome predicted(GitCli git, PreparedBase base, Path gitDir, ImportSource.Predicted row) {
        List<Prediction> found = row.predictions().of(row.instanceId(), row.model());
        if (found.size() == 1) {
            return apply(git, base, gitDir, found.getFirst().patchBytes());
        }
        String which = row.instanceId() + (row.model().isEmpty() ? "" : " by " + row.model());
        return new Outcome.NotFound(
                found.isEmpty()
                        ? "The predictions have no row for " + which + "."
                        : "The predictions have " + found.size() + " rows for " + which
                                + "; name the model, or keep one.");
    }

    private static Outcome apply(GitCli git, PreparedBase base, Path gitDir, byte[] patch) {
        return switch (new PatchApplication(git).apply(gitDir, base.tree(), patch)) {
            case PatchOutcome.Applied applied -> new Outcome.Brought(applied.tree());
            case PatchOutcome.Empty empty -> new Outcome.Empty();
            case PatchOutcome.DoesNotApply not -> new Outcome.DoesNotApply(not.reason());
            case PatchOutcome.Malformed malformed -> new Outcome.Malformed(malformed.reason());
        };
    }

    private static Outcome copy(Path mirror, String commit, PreparedBase base, Path gitDir) {
        return switch (Commits.find(mirror, commit, TreeLimits.generous())) {
            case CommitLookup.Unusable unusable -> new Outcome.NotFound(unusable.reason());
            case CommitLookup.Found found ->
                found.tree().equals(base.tree())
                        ? new Outcome.Empty()
                        : new Outcome.Brought(copyTree(mirror, found.tree(), base.tree(), gitDir));
        };
    }

    private static String copyTree(Path mirror, String tree, String baseTree, Path gitDir) {
        try (ObjectStore from = ObjectStore.open(mirror);
                ObjectStore to = ObjectStore.open(gitDir)) {
            FlatTree wanted = from.readTree(tree);
            try (BlobWriter blobs = to.blobWriter()) {
                for (TreeDelta.Write write :
                        TreeDelta.between(to.readTree(baseTree), wanted).writes()) {
                    if (write.entry().mode() != TreeEntry.Mode.SUBMODULE) {
                        try (InputStream content = from.openBlob(write.entry().id())) {
                            blobs.write(from.blobSize(write.entry().id()), content);
                        }
                    }
                }
            }
            return to.writeTree(wanted);
        } catch (IOException failed) {
            throw new GitException("the commit's files could not be copied", failed);
        }
    }
}
