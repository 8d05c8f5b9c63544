package dev.marlin.runner.git.objects;

import java.util.Arrays;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All leaves of a git tree by full path, ready to be changed. It never holds a path together with a path inside it: a
 * later {@link #put} wins and removes what stands in its way, as a file system would.
 */
public final class FlatTree {
    private final NavigableMap<GitPath, TreeEntry> entries;

    public FlatTree() {
        this.entries = new TreeMap<>();
    }

    private FlatTree(FlatTree other) {
        this.entries = new TreeMap<>(other.entries);
    }

    public FlatTree copy() {
        return new FlatTree(this);
    }

    public Optional<TreeEntry> get(GitPath path) {
        return Optional.ofNullable(entries.get(path));
    }

    /** All leaves in git's order; a view. */
    public NavigableMap<GitPath, TreeEntry> entries() {
        return Collections.unmodifiableNavigableMap(entries);
    }

    /** Sets one leaf; removes leaves inside it and leaves that it is inside of. */
    public void put(GitPath path, TreeEntry entry) {
        removeInside(path);
        byte[] bytes = path.bytes();
        for (int i = 1; i < bytes.length; i++) {
            if (bytes[i] == '/') {
                entries.remove(GitPath.of(Arrays.copyOf(bytes, i)));
            }
        }
        entries.put(path, entry);
    }

    /** Adds a leaf that comes from a sorted tree, where nothing can stand in its way. */
    void append(GitPath path, TreeEntry entry) {
        entries.put(path, entry);
    }

    /** Removes the leaf itself, not what lies inside a folder of that name. */
    public void remove(GitPath path) {
        entries.remove(path);
    }

    /** Removes all leaves inside the folder. */
    public void removeInside(GitPath folder) {
        byte[] name = folder.bytes();
        byte[] from = Arrays.copyOf(name, name.length + 1);
        byte[] to = from.clone();
        from[name.length] = '/';
        to[name.length] = '/' + 1;
        entries.subMap(GitPath.of(from), true, GitPath.of(to), false).clear();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FlatTree tree && entries.equals(tree.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }
}
