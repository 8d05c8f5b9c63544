package dev.marlin.runner.git.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What has to be done to a folder that holds one tree so that it holds another.
 *
 * @param deletes paths that the second tree lacks, in git's order
 * @param writes paths that are new or different in the second tree, in git's order
 */
public record TreeDelta(List<GitPath> deletes, List<Write> writes) {
    public TreeDelta {
        deletes = List.copyOf(deletes);
        writes = List.copyOf(writes);
    }

    /** One leaf to be written. */
    public record Write(GitPath path, TreeEntry entry) {}

    public static TreeDelta between(FlatTree from, FlatTree to) {
        List<GitPath> deletes = new ArrayList<>();
        List<Write> writes = new ArrayList<>();
        from.entries().keySet().stream().filter(path -> to.get(path).isEmpty()).forEach(deletes::add);
        for (Map.Entry<GitPath, TreeEntry> leaf : to.entries().entrySet()) {
            if (!leaf.getValue().equals(from.entries().get(leaf.getKey()))) {
                writes.add(new Write(leaf.getKey(), leaf.getValue()));
            }
        }
        return new TreeDelta(deletes, writes);
    }

    /** Every path that differs, deleted or written, in git's order. */
    public List<GitPath> paths() {
        List<GitPath> all = new ArrayList<>(deletes);
        writes.forEach(write -> all.add(write.path()));
        all.sort(null);
        return all;
    }

    public boolean isEmpty() {
        return deletes.isEmpty() && writes.isEmpty();
    }
}
