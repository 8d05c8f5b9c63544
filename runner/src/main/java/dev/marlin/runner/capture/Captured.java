package dev.marlin.runner.capture;

import java.util.List;

/**
 * What an agent left: a tree of a git directory of ours, and its difference to the base.
 *
 * @param tree id of the tree, 40 hex
 * @param commit id of a commit of that tree on the base, the same for the same tree
 * @param patch base to tree, as {@code git apply} takes it; empty without changes or when it passed its limit
 * @param changes every changed path, in git's order
 * @param anomalies what the tree could not hold or a person should know
 */
public record Captured(String tree, String commit, byte[] patch, List<FileChange> changes, List<Anomaly> anomalies) {
    public Captured {
        patch = patch.clone();
        changes = List.copyOf(changes);
        anomalies = List.copyOf(anomalies);
    }

    @Override
    public byte[] patch() {
        return patch.clone();
    }

    /** Whether the tree holds all that the agent left. */
    public boolean isComplete() {
        return anomalies.stream().noneMatch(Anomaly::leavesSomethingOut);
    }
}
