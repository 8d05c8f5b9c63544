package dev.marlin.statistics.interval;

/**
 * Binomial and multinomial numbers from {@link SeededDraws}: the same for the same seed, exact in distribution.
 *
 * <p>Small means by inversion, large ones by Hörmann's transformed rejection (BTRS, "The generation of binomial random
 * variates", 1993).
 */
public final class BinomialDraws {
    private static final double LARGEST_INVERTED_MEAN = 10;

    private BinomialDraws() {}

    /**
     * How many of {@code trials} succeed.
     *
     * @param trials not negative
     * @param chance of each, 0 to 1
     */
    public static long binomial(SeededDraws draws, long trials, double chance) {
        if (trials < 0 || !(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException(trials + " trials with chance " + chance + " cannot be drawn");
        }
        if (chance > 0.5) {
            return trials - binomial(draws, trials, 1 - chance);
        }
        if (trials == 0 || chance == 0) {
            return 0;
        }
        return trials * chance < LARGEST_INVERTED_MEAN
                ? inverted(draws, trials, chance)
                : rejected(draws, trials, chance);
    }

    /**
     * Draws as many as the weights sum to, each place with a chance in proportion to its weight, as a bootstrap of cells
     * does.
     *
     * @param weights whole and not negative
     * @return counts of the same length and sum
     */
    public static double[] multinomial(SeededDraws draws, double[] weights) {
        long left = 0;
        for (double weight : weights) {
            left += (long) weight;
        }
        double rest = left;
        double[] counts = new double[weights.length];
        for (int i = 0; i < weights.length && left > 0; i++) {
            long drawn = weights[i] >= rest ? left : binomial(draws, left, weights[i] / rest);
            counts[i] = drawn;
            left -= drawn;
            rest -= weights[i];
        }
        return counts;
    }

    /** Counts the failures between successes: geometric waiting times (Devroye 1986, X.4). */
    private static long inverted(SeededDraws draws, long trials, double chance) {
        double scale = Math.log1p(-chance);
        long successes = 0;
        double passed = 0;
        while (true) {
            passed += Math.floor(Math.log(1 - draws.uniform()) / scale) + 1;
            if (passed > trials) {
                return successes;
            }
            successes++;
        }
    }

    private static long rejected(SeededDraws draws, long trials, double chance) {
        double spread = Math.sqrt(trials * chance * (1 - chance));
        double b = 1.15 + 2.53 * spread;
        double a = -0.0873 + 0.0248 * b + 0.01 * chance;
        double center = trials * chance + 0.5;
        double squeeze = 0.92 - 4.2 / b;
        double alpha = (2.83 + 5.1 / b) * spread;
        double odds = Math.log(chance / (1 - chance));
        double mode = Math.floor((trials + 1) * chance);
        double atMode = logFactorial(mode) + logFactorial(trials - mode);
        while (true) {
            double u = draws.uniform() - 0.5;
            double v = 1 - draws.uniform();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + center);
            if (us >= 0.07 && v <= squeeze) {
                return (long) k;
            }
            if (k < 0 || k > trials) {
                continue;
            }
            double bound = atMode - logFactorial(k) - logFactorial(trials - k) + (k - mode) * odds;
            if (Math.log(v * alpha / (a / (us * us) + b)) <= bound) {
                return (long) k;
            }
        }
    }

    /** ln k! by Stirling's series from 10 on, with an error below 1e-12. */
    private static double logFactorial(double k) {
        if (k < 10) {
            double product = 1;
            for (int i = 2; i <= k; i++) {
                product *= i;
            }
            return Math.log(product);
        }
        double n = k + 1;
        double inverse = 1 / n;
        double square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
        return (n - 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series;
    }
}
