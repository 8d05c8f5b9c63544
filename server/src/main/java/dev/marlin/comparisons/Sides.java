package dev.marlin.comparisons;

import dev.marlin.kernel.Digest;
import dev.marlin.runs.CandidateId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Who stands where. Known to the server and to those who compute rankings, never to a judging page. */
public record Sides(CandidateId a, CandidateId b) {
    public CandidateId at(Side side) {
        return switch (side) {
            case A -> a;
            case B -> b;
        };
    }

    /**
     * A committed random draw of sides: the SHA-256 of seed and comparison is published in the audit log before the sides
     * are written, so that nobody, not even the operator, can choose them afterwards. With the seed anybody can draw again.
     *
     * @param seed 32 random bytes
     */
    record Draw(ComparisonId comparison, byte[] seed) {
        private static final int SEED_BYTES = 32;

        Draw {
            if (seed.length != SEED_BYTES) {
                throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length);
            }
            seed = seed.clone();
        }

        static Draw with(RandomGenerator random, ComparisonId comparison) {
            byte[] seed = new byte[SEED_BYTES];
            random.nextBytes(seed);
            return new Draw(comparison, seed);
        }

        @Override
        public byte[] seed() {
            return seed.clone();
        }

        /** 64 hex; tells nothing of the outcome to those who do not know the seed. */
        String commitment() {
            return HexFormat.of().formatHex(hash("commitment"));
        }

        /** The same answer in whichever order the candidates come. */
        Sides sides(CandidateId one, CandidateId other) {
            boolean ordered = one.toString().compareTo(other.toString()) < 0;
            CandidateId first = ordered ? one : other;
            CandidateId second = ordered ? other : one;
            return (hash("sides")[0] & 1) == 0 ? new Sides(first, second) : new Sides(second, first);
        }

        private byte[] hash(String purpose) {
            MessageDigest digest = Digest.newSha256();
            digest.update(purpose.getBytes(StandardCharsets.US_ASCII));
            digest.update(seed);
            return digest.digest(comparison.toString().getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Draw draw && comparison.equals(draw.comparison) && Arrays.equals(seed, draw.seed);
        }

        @Override
        public int hashCode() {
            return 31 * comparison.hashCode() + Arrays.hashCode(seed);
        }

        @Override
        public String toString() {
            return "Draw[" + comparison + "]";
        }
    }
}
