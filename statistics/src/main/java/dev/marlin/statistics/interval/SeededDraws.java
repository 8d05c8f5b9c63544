package dev.marlin.statistics.interval;

/**
 * Uniform draws that are the same for the same seed on every machine and Java version.
 *
 * <p>SplitMix64 (Steele, Lea and Flood, OOPSLA 2014); written out here because {@code java.util.random} does not promise
 * its algorithms for ever, and a published ranking must be recomputable.
 */
public final class SeededDraws {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    public SeededDraws(long seed) {
        this.state = seed;
    }

    /** The draws of one numbered resample: independent of how many other resamples are drawn, and in which order. */
    public static SeededDraws ofResample(long seed, int resample) {
        return new SeededDraws(mix(seed) + mix(~(long) resample));
    }

    /** The next 64 random bits. */
    public long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** A whole number from 0 to {@code bound - 1}, each equally likely; {@code bound} is positive. */
    public int below(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("the bound must be positive, not " + bound);
        }
        long product = (next() >>> 32) * bound;
        long rest = product & 0xFFFF_FFFFL;
        if (rest < bound) {
            long unfair = (1L << 32) % bound;
            while (rest < unfair) {
                product = (next() >>> 32) * bound;
                rest = product & 0xFFFF_FFFFL;
            }
        }
        return (int) (product >>> 32);
    }

    /** A number in [0, 1) with 53 random bits. */
    public double uniform() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
