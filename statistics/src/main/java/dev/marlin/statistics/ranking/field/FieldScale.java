package dev.marlin.statistics.ranking.field;

import dev.marlin.statistics.interval.Estimate;

/**
 * The unit of the ratings: {@code center + factor · θ}, θ in natural log-odds with mean zero in each component.
 *
 * @param factor positive
 * @param anchor the competitor that is rated {@code center} exactly, or empty; every component without it has the mean
 *     {@code center}
 */
public record FieldScale(double center, double factor, String anchor) {

    private static final double ELO_PER_LOG_ODDS = 400 / Math.log(10);

    public FieldScale {
        if (!(factor > 0) || !Double.isFinite(factor) || !Double.isFinite(center)) {
            throw new IllegalArgumentException("a scale has a finite center and a positive factor");
        }
    }

    /** 1000 + 400/ln 10 · θ, the numbers that Arena prints. */
    public static FieldScale elo() {
        return new FieldScale(1000, ELO_PER_LOG_ODDS, "");
    }

    /** θ itself, mean zero. */
    public static FieldScale log() {
        return new FieldScale(0, 1, "");
    }

    /** The same unit with one competitor fixed at a value. */
    public FieldScale anchored(String competitor, double value) {
        return new FieldScale(value, factor, competitor);
    }

    /** A strength in natural log-odds as a rating in this unit. */
    public Estimate rating(Estimate theta) {
        return Estimate.around(
                center + factor * theta.value(),
                center + factor * theta.low(),
                center + factor * theta.high(),
                theta.confidence(),
                theta.n());
    }

    boolean isAnchored() {
        return !anchor.isEmpty();
    }
}
