package dev.marlin.statistics.ranking.field;

import dev.marlin.statistics.interval.BootstrapOptions;
import dev.marlin.statistics.ranking.count.BothBad;

/**
 * How a field is ranked.
 *
 * @param model what is fitted
 * @param gaps what is done where the data do not determine ratings
 */
public record FieldOptions(Model model, Gaps gaps, IntervalMethod intervals, FieldScale scale) {

    /**
     * What is fitted.
     *
     * @param side whether the left side has an advantage of its own
     */
    public record Model(TieChoice ties, boolean side, BothBad bothBad) {}

    /** Half ties, both bad left out, order only where ratings are not determined, 100 resamples at 95 %, Elo. */
    public static FieldOptions seeded(long seed) {
        return new FieldOptions(
                new Model(TieChoice.HALF, false, BothBad.LEFT_OUT),
                Gaps.ORDER_ONLY,
                new IntervalMethod.Bootstrap(new BootstrapOptions(seed, 100, 0.95), 1),
                FieldScale.elo());
    }

    /** The same with another model. */
    public FieldOptions with(Model other) {
        return new FieldOptions(other, gaps, intervals, scale);
    }

    /** The same with another meaning of ties. */
    public FieldOptions with(TieChoice ties) {
        return with(new Model(ties, model.side(), model.bothBad()));
    }

    /** The same with another rule for gaps. */
    public FieldOptions with(Gaps other) {
        return new FieldOptions(model, other, intervals, scale);
    }

    /** The same with other intervals. */
    public FieldOptions with(IntervalMethod other) {
        return new FieldOptions(model, gaps, other, scale);
    }

    /** The same in another unit. */
    public FieldOptions with(FieldScale other) {
        return new FieldOptions(model, gaps, intervals, other);
    }
}
