package dev.marlin.dashboards.outliers;

import java.util.function.DoublePredicate;
import java.util.function.LongPredicate;

/**
 * Hits among somebody's trials and among trials of others, none of which are the same; with Fisher's exact test (1935):
 * given all hits together, how would chance share them out?
 *
 * <p>P-values are sums of hypergeometric chances, with relative error about 1e-10 for totals up to 1e6; 1 where either
 * has no trial.
 */
record Counts(long hits, long n, long otherHits, long otherN) {
    /** Chances that differ by less are the same: as R's {@code fisher.test} has it. */
    private static final double ALIKE = 1 + 1e-7;

    Counts {
        if (hits < 0 || otherHits < 0 || hits > n || otherHits > otherN) {
            throw new IllegalArgumentException(
                    hits + " of " + n + " and " + otherHits + " of " + otherN + " cannot be");
        }
    }

    /** The chance of so few hits or fewer when both are alike. */
    double less() {
        return sum(k -> k <= hits, chance -> true);
    }

    /** The chance of so many hits or more when both are alike. */
    double more() {
        return sum(k -> k >= hits, chance -> true);
    }

    /** The chance of a result that is at most as likely as this one when both are alike. */
    double twoSided() {
        double own = new Chances(this).of(hits);
        return sum(k -> true, chance -> chance <= own * ALIKE);
    }

    private double sum(LongPredicate asked, DoublePredicate likely) {
        Chances chances = new Chances(this);
        long together = hits + otherHits;
        double sum = 0;
        for (long k = Math.max(0, together - otherN); k <= Math.min(n, together); k++) {
            double chance = asked.test(k) ? chances.of(k) : 0;
            sum += likely.test(chance) ? chance : 0;
        }
        return Math.min(1, sum);
    }

    /** Hypergeometric chances over logarithms of factorials. */
    private static final class Chances {
        private final Counts counts;
        private final double[] logFactorials;

        Chances(Counts counts) {
            this.counts = counts;
            this.logFactorials = new double[Math.toIntExact(counts.n + counts.otherN) + 1];
            for (int i = 2; i < logFactorials.length; i++) {
                logFactorials[i] = logFactorials[i - 1] + Math.log(i);
            }
        }

        double of(long k) {
            long together = counts.hits + counts.otherHits;
            return Math.exp(
                    ways(counts.n, k) + ways(counts.otherN, together - k) - ways(counts.n + counts.otherN, together));
        }

        private double ways(long all, long chosen) {
            return logFactorials[(int) all] - logFactorials[(int) chosen] - logFactorials[(int) (all - chosen)];
        }
    }
}
