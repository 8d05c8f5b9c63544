package dev.marlin.audit.export;

import dev.marlin.audit.tree.TreeHasher;
import dev.marlin.kernel.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** Chain and leaf hashes of entries as bytes, one after the other: the same as one by one, for a million of them. */
public final class EntryHasher {
    /** Length of a hash in hex. */
    public static final int HEX = 64;

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final MessageDigest digest = Digest.newSha256();
    private final TreeHasher tree = new TreeHasher();
    private final byte[] chain;

    /** @param chain hash before the first, 64 hex digits */
    public EntryHasher(String chain) {
        this.chain = chain.getBytes(StandardCharsets.US_ASCII);
    }

    /** Goes on by this entry; returns its leaf hash. */
    public byte[] next(byte[] buffer, int from, int length) {
        digest.update(chain);
        digest.update((byte) '\n');
        digest.update(buffer, from, length);
        byte[] hash = digest.digest();
        for (int i = 0; i < hash.length; i++) {
            chain[2 * i] = DIGITS[(hash[i] >> 4) & 15];
            chain[2 * i + 1] = DIGITS[hash[i] & 15];
        }
        return tree.leaf(buffer, from, length);
    }

    /** Whether the buffer has the chain hash there. */
    public boolean isAt(byte[] buffer, int from) {
        return Arrays.equals(chain, 0, HEX, buffer, from, from + HEX);
    }

    public String chain() {
        return new String(chain, StandardCharsets.US_ASCII);
    }
}
