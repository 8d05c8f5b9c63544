package dev.marlin.reviews.terms;

import dev.marlin.kernel.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The committed draw of whether a submission is blind, made once when it arrives. Its {@link #commitment} is published in
 * the audit log with the submission; with the seed anybody can draw again.
 *
 * @param blindPercent of the terms in force, 20 to 100
 * @param seed 32 random bytes
 */
public record BlindDraw(UUID submission, int blindPercent, byte[] seed) {
    private static final int SEED_BYTES = 32;

    public BlindDraw {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length);
        }
        ReviewTerms.range("blindPercent", blindPercent, ReviewTerms.LEAST_BLIND, ReviewTerms.ALL);
        seed = seed.clone();
    }

    /** A draw with a fresh seed. */
    public static BlindDraw with(RandomGenerator random, UUID submission, int blindPercent) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return new BlindDraw(submission, blindPercent, seed);
    }

    @Override
    public byte[] seed() {
        return seed.clone();
    }

    /** 64 hex; tells nothing of the outcome to those who do not know the seed. */
    public String commitment() {
        return HexFormat.of().formatHex(hash("commitment"));
    }

    /** Blind where the hash, as a whole number without sign modulo 100, is below the share. */
    public Blindness outcome() {
        int hundredth = 0;
        for (byte digit : hash("blind")) {
            hundredth = (hundredth * 256 + Byte.toUnsignedInt(digit)) % 100;
        }
        return hundredth < blindPercent ? Blindness.BLIND : Blindness.SIGHTED;
    }

    private byte[] hash(String purpose) {
        MessageDigest digest = Digest.newSha256();
        digest.update(purpose.getBytes(StandardCharsets.US_ASCII));
        digest.update(seed);
        return digest.digest(submission.toString().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlindDraw draw
                && submission.equals(draw.submission)
                && blindPercent == draw.blindPercent
                && Arrays.equals(seed, draw.seed);
    }

    @Override
    public int hashCode() {
        return 31 * submission.hashCode() + Arrays.hashCode(seed);
    }

    @Override
    public String toString() {
        return "BlindDraw[" + submission + ", " + blindPercent + " %]";
    }
}
