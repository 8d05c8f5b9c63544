package dev.marlin.statistics.ranking;

import dev.marlin.statistics.interval.Estimate;

/**
 * The strength of an agent with its interval.
 *
 * @param theta log-odds; the mean of the ranked field is 0
 * @param basis where the interval comes from
 */
public record Rating(Estimate theta, Basis basis) {

    /** Where an interval comes from. */
    public enum Basis {
        /** Percentiles of the bootstrap over clusters. */
        BOOTSTRAP,
        /**
         * The percentiles, stretched to hold the interval from the curvature of the likelihood with every cluster
         * counted as one battle of a pair: the agent was seen in too few clusters to believe the bootstrap alone.
         */
        BOOTSTRAP_AND_CURVATURE
    }

    /** A unit for ratings. */
    public enum Scale {
        /** θ itself, natural logarithm of the odds. */
        LOG_ODDS(1),
        /** θ × 100: the unit of Marlin's leaderboard page. */
        LOG_ODDS_100(100),
        /** θ × 400 / ln 10, mean 0; add 1000 for the numbers that Arena prints. */
        ELO(400 / Math.log(10));

        private final double factor;

        Scale(double factor) {
            this.factor = factor;
        }

        /** A log-odds strength in this unit. */
        public double of(double theta) {
            return theta * factor;
        }
    }

    /** The rating and its interval in a unit; {@code n} counts the agent's battles in the likelihood. */
    public Estimate on(Scale scale) {
        return theta.scaledBy(scale.of(1));
    }
}
