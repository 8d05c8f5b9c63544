package dev.marlin.statistics.interval;

import java.util.Arrays;

/** Quantiles of the normal, Student and beta distributions, and of a sample. */
public final class Quantiles {

    private static final int NEWTON_STEPS = 200;
    private static final int BISECTIONS = 200;
    private static final double LAST_STEP = 1e-15;

    private Quantiles() {}

    /**
     * The half-width factor of a two-sided normal interval: 1.959964 for 0.95. Absolute error below 1e-12.
     *
     * @param confidence between 0.5 and 0.999999
     */
    public static double normal(double confidence) {
        return standardNormal(0.5 + Estimate.requireConfidence(confidence) / 2);
    }

    /**
     * The point below which a standard normal number lies with the given probability: 1.281552 for 0.9. Absolute error
     * below 1e-12 from 1e-7 to 1 - 1e-7.
     *
     * @param probability above 0 and below 1
     */
    public static double standardNormal(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("a probability lies between 0 and 1, not " + probability);
        }
        double target = Math.abs(probability - 0.5);
        double x = 0;
        // Φ is concave right of zero, so Newton's steps rise towards the root and never pass it.
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double density = density(x);
            double step = (target - betweenZeroAnd(x, density)) / density;
            x += step;
            if (Math.abs(step) < LAST_STEP * Math.max(1, x)) {
                break;
            }
        }
        return probability < 0.5 ? -x : x;
    }

    /** The probability that a standard normal number lies below {@code x}; absolute error below 1e-14. */
    public static double normalBelow(double x) {
        // Beyond this the series has too many terms, and the answer is 0 or 1 to sixteen digits.
        double far = Math.min(Math.abs(x), 8.5);
        double half = Math.min(0.5, betweenZeroAnd(far, density(far)));
        return x < 0 ? 0.5 - half : 0.5 + half;
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /**
     * The half-width factor of a two-sided Student interval: 2.228139 for 0.95 and 10 degrees of freedom. Relative error
     * below 1e-10.
     *
     * @param freedom degrees of freedom, positive, not necessarily whole
     */
    public static double student(double confidence, double freedom) {
        double outside = 1 - Estimate.requireConfidence(confidence);
        if (!(freedom > 0)) {
            throw new IllegalArgumentException("the degrees of freedom must be positive, not " + freedom);
        }
        // P(|T| > t) = I_x(f/2, 1/2) with x = f / (f + t²), so t follows from a quantile of the beta distribution.
        double x = beta(outside, freedom / 2, 0.5);
        double complement = x > 0.5 ? beta(1 - outside, 0.5, freedom / 2) : 1 - x;
        return Math.sqrt(freedom * complement / x);
    }

    /**
     * The quantile of the beta distribution, by bisection to the last bit.
     *
     * @param probability between 0 and 1
     * @param a positive
     * @param b positive
     */
    public static double beta(double probability, double a, double b) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability lies between 0 and 1, not " + probability);
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (IncompleteBeta.regularized(middle, a, b) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /**
     * The central range of a sample that holds the share {@code confidence} of it, as {low, high}.
     *
     * <p>Linear interpolation between order statistics (Hyndman and Fan type 7, the default of R and NumPy). The sample
     * is not changed and not empty.
     */
    public static double[] central(double[] sample, double confidence) {
        if (sample.length == 0) {
            throw new IllegalArgumentException("an empty sample has no quantiles");
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double tail = (1 - Estimate.requireConfidence(confidence)) / 2;
        return new double[] {ofSorted(sorted, tail), ofSorted(sorted, 1 - tail)};
    }

    private static double ofSorted(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** Φ(x) − 1/2 by its power series in x, times the density: all terms are positive, nothing cancels. */
    private static double betweenZeroAnd(double x, double density) {
        double term = x;
        double sum = x;
        for (int k = 3; term > sum * 1e-17 && k < 1000; k += 2) {
            term *= x * x / k;
            sum += term;
        }
        return sum * density;
    }
}
