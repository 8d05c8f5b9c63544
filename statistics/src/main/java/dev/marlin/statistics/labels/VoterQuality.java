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

    /** So much of the information is always left, or nothing could be said. */
    private static final double LEAST_INFORMATION = 0.05;

    /**
     * What is known of a voter's votes.
     *
     * @param votes how many there are
     * @param right how many of them are expected to be right
     * @param doubt Σ p (1 − p) over them, p = probability that the vote is right: 0 where classes are known
     */
    record Tally(double votes, double right, double doubt) {

        /** The share of the information on the accuracy that is left where classes are guessed (Louis 1982). */
        double information(double accuracy) {
            return Math.max(LEAST_INFORMATION, 1 - doubt / (votes * accuracy * (1 - accuracy)));
        }
    }

    /**
     * The quality whose accuracy has a beta distribution, wider for what is not known of the items' classes.
     *
     * @param prior mean of the prior; worth {@code pseudo} votes
     */
    static VoterQuality of(String name, Tally tally, double prior, double pseudo) {
        long count = Math.round(tally.votes());
        if (count < 1) {
            return new VoterQuality(name, 0, Optional.empty());
        }
        double a = Math.max(tally.right() + pseudo * prior, 1e-3);
        double b = Math.max(tally.votes() - tally.right() + pseudo * (1 - prior), 1e-3);
        double accuracy = a / (a + b);
        double left = tally.information(accuracy);
        double tail = (1 - CONFIDENCE) / 2;
        double low = Quantiles.beta(tail, a * left, b * left);
        double high = Quantiles.beta(1 - tail, a * left, b * left);
        return new VoterQuality(name, count, Optional.of(Estimate.around(accuracy, low, high, CONFIDENCE, count)));
    }
}
