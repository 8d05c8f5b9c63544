package dev.marlin.statistics.ranking.field;

import dev.marlin.statistics.interval.BootstrapOptions;

/** Where the intervals of ratings come from. */
public sealed interface IntervalMethod {

    /** Nominal coverage. */
    double confidence();

    /**
     * Percentiles of refits on rows drawn with replacement: the multinomial bootstrap over cells, all rows independent.
     *
     * @param threads any number gives the same intervals
     */
    record Bootstrap(BootstrapOptions options, int threads) implements IntervalMethod {
        public Bootstrap {
            if (threads < 1) {
                throw new IllegalArgumentException("a bootstrap needs a thread, not " + threads);
            }
        }

        @Override
        public double confidence() {
            return options.confidence();
        }
    }

    /** Arena's formula, all rows independent: V = H⁻¹GH⁻¹ with 1e-5·n on the diagonal of H. */
    record Sandwich(double confidence) implements IntervalMethod {}

    /**
     * The sandwich over clusters (tasks) of dependent rows, without a ridge; where a second kind (annotators) crosses them,
     * robust against both (Cameron, Gelbach and Miller 2011, equation 2.11). Student's distribution widens them where
     * clusters are few.
     */
    record ClusterSandwich(double confidence) implements IntervalMethod {}

    /**
     * The profile of the likelihood, all rows independent; under half ties and with weights its height is scaled to the
     * sandwich's curvature (Chandler and Bate 2007), for there it is no likelihood of the outcomes.
     */
    record Profile(double confidence) implements IntervalMethod {}
}
