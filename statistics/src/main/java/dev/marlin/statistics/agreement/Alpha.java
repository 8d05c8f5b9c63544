package dev.marlin.statistics.agreement;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Krippendorff's alpha: one less the observed over the expected disagreement.
 *
 * <p>No matrix of coincidences is made. The ordinal distance of two categories is the distance of their mid-ranks, so on
 * the ordinal and the interval level the expected disagreement is a variance, and costs one pass over the categories.
 */
final class Alpha {

    private Alpha() {}

    static OptionalDouble of(RatingTable table, Level level) {
        double[] marginals = marginals(table);
        double total = Arrays.stream(marginals).sum();
        double[] places = places(table.categories(), level, marginals);
        double observed = 0;
        for (int p = 0; p < table.patterns(); p++) {
            Tally tally = table.tally(p);
            if (tally.ratings() >= 2 && table.weight(p) > 0) {
                observed += table.weight(p) / (tally.ratings() - 1) * disagreement(tally, level, places);
            }
        }
        double expected = expected(level, marginals, total, places);
        return expected > 0 ? OptionalDouble.of(1 - (total - 1) * observed / expected) : OptionalDouble.empty();
    }

    /** How often each category was given in units with two or more ratings. */
    private static double[] marginals(RatingTable table) {
        double[] marginals = new double[table.categories().size()];
        for (int p = 0; p < table.patterns(); p++) {
            Tally tally = table.tally(p);
            for (int i = 0; i < tally.distinct() && tally.ratings() >= 2; i++) {
                marginals[tally.categories()[i]] += table.weight(p) * tally.counts()[i];
            }
        }
        return marginals;
    }

    /** Where each category stands on the scale of its level; mid-ranks on the ordinal one. */
    private static double[] places(Categories categories, Level level, double[] marginals) {
        return switch (level) {
            case NOMINAL -> new double[0];
            case ORDINAL -> {
                double[] places = new double[marginals.length];
                double below = 0;
                for (int k = 0; k < places.length; k++) {
                    places[k] = below + marginals[k] / 2;
                    below += marginals[k];
                }
                yield places;
            }
            case INTERVAL -> categories.scale();
            case RATIO -> positive(categories.scale());
        };
    }

    private static double[] positive(double[] values) {
        if (values[0] <= 0) {
            throw new IllegalArgumentException("ratio alpha needs positive values, not " + values[0]);
        }
        return values;
    }

    /** Summed over the unordered pairs of ratings of one unit. */
    private static double disagreement(Tally tally, Level level, double[] places) {
        double sum = 0;
        for (int i = 1; i < tally.distinct(); i++) {
            for (int j = 0; j < i; j++) {
                sum += (double) tally.counts()[i]
                        * tally.counts()[j]
                        * distance(level, places, tally.categories()[j], tally.categories()[i]);
            }
        }
        return sum;
    }

    private static double distance(Level level, double[] places, int low, int high) {
        return switch (level) {
            case NOMINAL -> 1;
            case ORDINAL, INTERVAL -> (places[high] - places[low]) * (places[high] - places[low]);
            case RATIO -> {
                double ratio = (places[high] - places[low]) / (places[high] + places[low]);
                yield ratio * ratio;
            }
        };
    }

    /** Summed over the unordered pairs of all ratings. */
    private static double expected(Level level, double[] marginals, double total, double[] places) {
        double sum = 0;
        switch (level) {
            case NOMINAL -> {
                for (double marginal : marginals) {
                    sum += marginal * (total - marginal) / 2;
                }
            }
            case ORDINAL, INTERVAL -> {
                double mean = 0;
                for (int k = 0; k < marginals.length; k++) {
                    mean += marginals[k] * places[k] / total;
                }
                for (int k = 0; k < marginals.length; k++) {
                    sum += total * marginals[k] * (places[k] - mean) * (places[k] - mean);
                }
                // One category alone has no variance; rounding must not make one up.
                sum = Arrays.stream(marginals).filter(m -> m > 0).count() < 2 ? 0 : sum;
            }
            case RATIO -> {
                for (int k = 1; k < marginals.length; k++) {
                    for (int c = 0; c < k && marginals[k] > 0; c++) {
                        sum += marginals[c] * marginals[k] * distance(level, places, c, k);
                    }
                }
            }
        }
        return sum;
    }
}
