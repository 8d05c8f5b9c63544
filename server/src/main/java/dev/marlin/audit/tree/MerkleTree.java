package dev.marlin.audit.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree that grows and proves things about every size it ever had. It keeps one hash for each 256 leaves and reads the
 * leaves below when a proof needs them: a hundred million entries are twelve megabytes. Not for several threads at once.
 */
public final class MerkleTree {
    /** Leaves below one kept hash. */
    public static final int TILE = 256;

    private final TreeHasher hasher = new TreeHasher();
    private final Leaves leaves;
    private final List<byte[]> tiles = new ArrayList<>();
    private final List<byte[]> tail = new ArrayList<>();

    /** @param leaves where leaves are read again */
    public MerkleTree(Leaves leaves) {
        this.leaves = leaves;
    }

    /** Where the leaves are that a tree does not keep. */
    @FunctionalInterface
    public interface Leaves {
        /** The hashes of {@code count} leaves from {@code first} on, counted from 0. */
        List<byte[]> read(long first, int count);
    }

    /** Adds one leaf, by its hash. */
    public void add(byte[] leaf) {
        tail.add(leaf);
        if (tail.size() == TILE) {
            tiles.add(root(tail));
            tail.clear();
        }
    }

    public long size() {
        return (long) tiles.size() * TILE + tail.size();
    }

    /** Root of the first {@code size} leaves. */
    public byte[] root(long size) {
        check(size, size());
        return size == 0 ? hasher.empty() : range(0, size);
    }

    /** The audit path of RFC 9162, section 2.1.3, from the leaf upwards. */
    public List<byte[]> inclusion(long index, long size) {
        check(size, size());
        check(index, size - 1);
        List<byte[]> path = new ArrayList<>();
        inclusion(index, 0, size, path);
        return path;
    }

    /** The proof of RFC 9162, section 2.1.4, that the tree of {@code later} leaves begins as the one of {@code earlier}. */
    public List<byte[]> consistency(long earlier, long later) {
        check(later, size());
        check(earlier, later);
        List<byte[]> path = new ArrayList<>();
        if (earlier > 0) {
            consistency(earlier, 0, later, new Path(path, true));
        }
        return path;
    }

    /** The complete subtrees of the first {@code size} leaves, as {@link Frontier#of} takes them. */
    public List<byte[]> subtrees(long size) {
        check(size, size());
        List<byte[]> subtrees = new ArrayList<>();
        long from = 0;
        for (long width = Long.highestOneBit(size); width > 0; width >>= 1) {
            if ((size & width) != 0) {
                subtrees.add(range(from, from + width));
                from += width;
            }
        }
        return subtrees;
    }

    private void inclusion(long index, long from, long to, List<byte[]> path) {
        if (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                inclusion(index, from, middle, path);
                path.add(range(middle, to));
            } else {
                inclusion(index, middle, to, path);
                path.add(range(from, middle));
            }
        }
    }

    private void consistency(long earlier, long from, long to, Path path) {
        if (earlier == to) {
            if (!path.whole()) {
                path.hashes().add(range(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (earlier <= middle) {
            consistency(earlier, from, middle, path);
            path.hashes().add(range(middle, to));
        } else {
            consistency(earlier, middle, to, new Path(path.hashes(), false));
            path.hashes().add(range(from, middle));
        }
    }

    /** Every range that a proof asks for begins at a multiple of its own width's power of two, so it is in one tile or of whole ones. */
    private byte[] range(long from, long to) {
        long width = to - from;
        if (width > TILE) {
            long middle = from + split(width);
            return hasher.node(range(from, middle), range(middle, to));
        }
        int tile = Math.toIntExact(from / TILE);
        if (width == TILE && tile < tiles.size()) {
            return tiles.get(tile);
        }
        if (tile < tiles.size()) {
            return root(leaves.read(from, Math.toIntExact(width)));
        }
        int first = Math.toIntExact(from % TILE);
        return root(tail.subList(first, first + Math.toIntExact(width)));
    }

    private byte[] root(List<byte[]> hashes) {
        Frontier frontier = Frontier.empty();
        hashes.forEach(frontier::add);
        return frontier.root();
    }

    /** The largest power of two below the width. */
    private static long split(long width) {
        return Long.highestOneBit(width - 1);
    }

    private static void check(long value, long most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(value + " is not between 0 and " + most);
        }
    }

    /** @param whole whether the earlier tree is all of what is looked at: then its hash is known to the reader */
    private record Path(List<byte[]> hashes, boolean whole) {}
}
