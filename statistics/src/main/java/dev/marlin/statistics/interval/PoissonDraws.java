package dev.marlin.statistics.interval;

/**
 * Poisson counts from seeded uniforms: inversion below a mean of 10, Hörmann's transformed rejection PTRS above
 * (Insurance: Mathematics and Economics 12, 1993), both exact.
 */
final class PoissonDraws {

    private static final double REJECTION_FROM = 10;
    private static final double[] LOG_FACTORIALS = logFactorials(1024);

    private PoissonDraws() {}

    /**
     * One count.
     *
     * @param mean not negative
     * @param root its square root
     * @param none exp(−mean); read only below a mean of 10
     */
    static int draw(SeededDraws draws, double mean, double root, double none) {
        return mean < REJECTION_FROM ? byInversion(draws, mean, none) : byRejection(draws, mean, root);
    }

    private static int byInversion(SeededDraws draws, double mean, double none) {
        double rest = draws.uniform();
        double mass = none;
        int count = 0;
        while (rest >= mass && mass > 0) {
            rest -= mass;
            count++;
            mass *= mean / count;
        }
        return count;
    }

    private static int byRejection(SeededDraws draws, double mean, double root) {
        double b = 0.931 + 2.53 * root;
        double a = -0.059 + 0.02483 * b;
        double squeeze = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = draws.uniform() - 0.5;
            double v = draws.uniform();
            double us = 0.5 - Math.abs(u);
            int count = (int) Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= squeeze) {
                return count;
            }
            if (count < 0 || us < 0.013 && v > us) {
                continue;
            }
            double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
            if (Math.log(v * inverseAlpha / (a / (us * us) + b))
                    <= count * Math.log(mean) - mean - logFactorial(count)) {
                return count;
            }
        }
    }

    private static double logFactorial(int k) {
        if (k < LOG_FACTORIALS.length) {
            return LOG_FACTORIALS[k];
        }
        double x = k + 1.0;
        return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x * x * x);
    }

    private static double[] logFactorials(int size) {
        double[] table = new double[size];
        for (int k = 1; k < size; k++) {
            table[k] = table[k - 1] + Math.log(k);
        }
        return table;
    }
}
