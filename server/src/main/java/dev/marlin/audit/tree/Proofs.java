package dev.marlin.audit.tree;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Checks of proofs, step by step as RFC 9162 writes them in sections 2.1.3.2 and 2.1.4.2; no tree is needed. */
public final class Proofs {
    private Proofs() {}

    /** Whether the leaf is number {@code index}, from 0, of the tree with that size and root. */
    public static boolean included(byte[] leaf, Place place, byte[] root, List<byte[]> path) {
        if (place.index() < 0 || place.index() >= place.size()) {
            return false;
        }
        TreeHasher hasher = new TreeHasher();
        long at = place.index();
        long last = place.size() - 1;
        byte[] hash = leaf;
        for (byte[] step : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = hasher.node(step, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = hasher.node(hash, step);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /** Whether the later tree begins with all leaves of the earlier one. */
    public static boolean consistent(Sized earlier, Sized later, List<byte[]> path) {
        if (earlier.size() < 1 || earlier.size() > later.size()) {
            return false;
        }
        if (earlier.size() == later.size()) {
            return path.isEmpty() && Arrays.equals(earlier.root(), later.root());
        }
        long at = earlier.size() - 1;
        long last = later.size() - 1;
        while ((at & 1) == 1) {
            at >>= 1;
            last >>= 1;
        }
        Iterator<byte[]> steps = path.iterator();
        boolean power = Long.bitCount(earlier.size()) == 1;
        if (!power && !steps.hasNext()) {
            return false;
        }
        byte[] first = power ? earlier.root() : steps.next();
        return climbs(new Climb(at, last, first), steps, earlier.root(), later.root());
    }

    private static boolean climbs(Climb climb, Iterator<byte[]> steps, byte[] earlier, byte[] later) {
        TreeHasher hasher = new TreeHasher();
        long at = climb.at();
        long last = climb.last();
        byte[] old = climb.hash();
        byte[] fresh = climb.hash();
        while (steps.hasNext()) {
            byte[] step = steps.next();
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                old = hasher.node(step, old);
                fresh = hasher.node(step, fresh);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                fresh = hasher.node(fresh, step);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(old, earlier) && Arrays.equals(fresh, later);
    }

    /** Which leaf of a tree. */
    public record Place(long index, long size) {}

    /** A tree as others know it. */
    @SuppressWarnings("ArrayRecordComponent") // compared by Proofs alone
    public record Sized(long size, byte[] root) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Climb(long at, long last, byte[] hash) {}
}
