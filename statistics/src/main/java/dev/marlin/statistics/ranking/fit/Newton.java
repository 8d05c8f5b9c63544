package dev.marlin.statistics.ranking.fit;

import org.jspecify.annotations.Nullable;

/**
 * Newton's method with step halving on a concave likelihood: to a step below the one asked for, or to the answer that there is no
 * finite maximum.
 */
final class Newton {

    /** A finite maximum is nearer than this for any number of battles that fits into memory. */
    private static final double BEYOND = 300;

    /** Below this step a fit counts as exact. */
    static final double EXACT = 1e-10;

    /** Below this step the next one would be exact, for Newton's error falls with its square. */
    static final double NEXT_IS_EXACT = 1e-6;

    private static final int ITERATIONS = 100;
    private static final int HALVINGS = 60;

    private Newton() {}

    /** A maximum: its parameters, θ first, and how it was reached. */
    record Maximum(double[] parameters, int iterations, double lastStep) {}

    /**
     * The maximum, or null when the likelihood rises for ever.
     *
     * @param lastStep {@link #EXACT} or {@link #NEXT_IS_EXACT}
     */
    static @Nullable Maximum of(Concave likelihood, double[] start, double lastStep) {
        double[] at = start.clone();
        for (int iteration = 1; iteration <= ITERATIONS; iteration++) {
            likelihood.differentiate(at);
            double[] step = likelihood.step();
            if (step == null) {
                return null;
            }
            double length = largest(step);
            double share = likelihood.isSafe(at, length) ? 1 : shareThatDoesNotFall(likelihood, at, step);
            move(at, step, share);
            if (share * length < lastStep) {
                return new Maximum(at, iteration, share * length);
            }
            if (largest(at) > BEYOND) {
                return null;
            }
        }
        return null;
    }

    private static double shareThatDoesNotFall(Concave likelihood, double[] at, double[] step) {
        double value = likelihood.valueAt(at);
        double rounding = 1e-13 * Math.abs(value);
        double share = 1;
        for (int h = 0; h < HALVINGS; h++) {
            double[] trial = at.clone();
            move(trial, step, share);
            if (likelihood.valueAt(trial) >= value - rounding) {
                return share;
            }
            share /= 2;
        }
        return share;
    }

    private static void move(double[] at, double[] step, double share) {
        for (int i = 0; i < at.length; i++) {
            at[i] += share * step[i];
        }
    }

    private static double largest(double[] numbers) {
        double largest = 0;
        for (double number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }
}
