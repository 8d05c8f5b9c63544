package dev.marlin.statistics.interval;

/**
 * A number with its two-sided interval and the count behind it.
 *
 * <p>All figures are finite and {@code low <= value <= high}. {@code confidence} is the nominal coverage, between 0.5
 * and 0.999999; {@code n} is the number of observations (not of clusters), at least 1.
 */
public record Estimate(double value, double low, double high, double confidence, long n) {

    private static final double LOWEST_CONFIDENCE = 0.5;
    private static final double HIGHEST_CONFIDENCE = 0.999999;

    public Estimate {
        if (!Double.isFinite(value) || !Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("an estimate is finite, not " + value + " in " + low + " to " + high);
        }
        if (low > value || value > high) {
            throw new IllegalArgumentException(value + " lies outside its interval " + low + " to " + high);
        }
        requireConfidence(confidence);
        if (n < 1) {
            throw new IllegalArgumentException("an estimate needs at least one observation, not " + n);
        }
    }

    /**
     * The estimate whose interval is stretched, where necessary, to hold its own value: the percentiles of a small or
     * lopsided bootstrap can miss it.
     */
    public static Estimate around(double value, double low, double high, double confidence, long n) {
        return new Estimate(value, Math.min(low, value), Math.max(high, value), confidence, n);
    }

    /** The same confidence level, or {@code IllegalArgumentException} when it is outside 0.5 to 0.999999. */
    public static double requireConfidence(double confidence) {
        if (!(confidence >= LOWEST_CONFIDENCE && confidence <= HIGHEST_CONFIDENCE)) {
            throw new IllegalArgumentException("the confidence level must lie between " + LOWEST_CONFIDENCE + " and "
                    + HIGHEST_CONFIDENCE + " (0.95 is usual), not " + confidence);
        }
        return confidence;
    }

    /** Whether the number lies in the interval, ends included. */
    public boolean contains(double number) {
        return low <= number && number <= high;
    }

    /** Whether this whole interval lies above the other: the only case in which Marlin says "better". */
    public boolean liesAbove(Estimate other) {
        return low > other.high;
    }

    /** The same estimate in another unit; {@code factor} is positive. */
    public Estimate scaledBy(double factor) {
        return new Estimate(value * factor, low * factor, high * factor, confidence, n);
    }
}
