package dev.marlin.statistics.labels;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.Quantiles;
import java.util.Optional;

/**
 * How far one voter can be trusted: {@code accuracy} is the estimated share, 0 to 1, of the voter's votes that name the
 * right class, shrunk towards the typical voter, with an equal-tailed credible interval; {@code votes} is their number.
 *
 * <p>Empty for a voter without votes.
 */
public record VoterQuality(String name, long votes, Optional<Estimate> accuracy) {

    private static final double CONFIDENCE = 0.95;

    /**
     * The quality whose accuracy has a beta distribution.
     *
     * @param right expected number of right votes
     * @param prior mean of the prior; worth {@code pseudo} votes
     */
    static VoterQuality of(String name, double votes, double right, double prior, double pseudo) {
        long count = Math.round(votes);
        if (count < 1) {
            return new VoterQuality(name, 0, Optional.empty());
        }
        double a = Math.max(right + pseudo * prior, 1e-3);
        double b = Math.max(votes - right + pseudo * (1 - prior), 1e-3);
        double tail = (1 - CONFIDENCE) / 2;
        double low = Quantiles.beta(tail, a, b);
        double high = Quantiles.beta(1 - tail, a, b);
        return new VoterQuality(name, count, Optional.of(Estimate.around(a / (a + b), low, high, CONFIDENCE, count)));
    }
}
