package dev.marlin.audit.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * The edge of a tree that only grows: the roots of its complete subtrees, widest first. Enough to go on and to know the
 * root at any time, in memory that grows with the logarithm of the leaves.
 */
public final class Frontier {
    private final TreeHasher hasher = new TreeHasher();
    private final List<byte[]> subtrees;
    private long size;

    private Frontier(long size, List<byte[]> subtrees) {
        this.size = size;
        this.subtrees = subtrees;
    }

    /** Of a tree without leaves. */
    public static Frontier empty() {
        return new Frontier(0, new ArrayList<>());
    }

    /**
     * Of a tree with that many leaves.
     *
     * @param subtrees one hash for each bit that is set in {@code size}, highest bit first
     * @throws IllegalArgumentException when these are not as many
     */
    public static Frontier of(long size, List<byte[]> subtrees) {
        if (size < 0 || Long.bitCount(size) != subtrees.size()) {
            throw new IllegalArgumentException(
                    size + " leaves have " + Long.bitCount(size) + " complete subtrees, not " + subtrees.size());
        }
        return new Frontier(size, new ArrayList<>(subtrees));
    }

    /** Adds one leaf, by its hash. */
    public void add(byte[] leaf) {
        byte[] hash = leaf;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = hasher.node(subtrees.removeLast(), hash);
        }
        subtrees.add(hash);
        size++;
    }

    /** Leaves so far. */
    public long size() {
        return size;
    }

    public byte[] root() {
        if (subtrees.isEmpty()) {
            return hasher.empty();
        }
        byte[] hash = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            hash = hasher.node(subtrees.get(i), hash);
        }
        return hash;
    }

    /** The hashes that {@link #of} takes. */
    public List<byte[]> subtrees() {
        return List.copyOf(subtrees);
    }
}
