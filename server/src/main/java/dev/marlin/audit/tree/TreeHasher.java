package dev.marlin.audit.tree;

import dev.marlin.kernel.Digest;
import java.security.MessageDigest;

/** The three hashes of RFC 9162, section 2.1.1, by SHA-256: 32 bytes each. Not for several threads at once. */
public final class TreeHasher {
    /** Length of every hash. */
    public static final int BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest = Digest.newSha256();

    /** Hash of the tree without leaves. */
    public byte[] empty() {
        return digest.digest();
    }

    public byte[] leaf(byte[] entry) {
        return leaf(entry, 0, entry.length);
    }

    /** Hash of the leaf that these bytes of the buffer are. */
    public byte[] leaf(byte[] buffer, int from, int length) {
        digest.update(LEAF);
        digest.update(buffer, from, length);
        return digest.digest();
    }

    public byte[] node(byte[] left, byte[] right) {
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }
}
