package dev.marlin.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The log at one moment, in two hashes.
 *
 * @param at when, to the microsecond
 * @param size sealed entries
 * @param root of the Merkle tree over them, 64 hex digits
 * @param chain hash of the last one in the chain, 64 hex digits; zeros before the first
 */
public record TreeHead(Instant at, long size, String root, String chain) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public TreeHead {
        if (size < 0 || !HASH.matcher(root).matches() || !HASH.matcher(chain).matches()) {
            throw new IllegalArgumentException("no head of a log: " + size + " " + root + " " + chain);
        }
    }

    /** The bytes that a signature covers. */
    byte[] signed() {
        return ("marlin audit head 1\n" + at + "\n" + size + "\n" + root + "\n" + chain + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
