package dev.marlin.statistics.agreement;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What exactly two raters gave in the units both rated.
 *
 * @param table of those units
 * @param first {@code first[k]} = units to which the first gave category k
 * @param second the same of the second
 * @param units their number
 */
record Margins(RatingTable table, double[] first, double[] second, double units) {

    /** @throws IllegalArgumentException when there are more or fewer than two raters */
    static Margins of(RatingTable table, String coefficient) {
        if (table.raters() != 2) {
            throw new IllegalArgumentException(
                    coefficient + " compares two raters, not " + table.raters() + "; use Fleiss' kappa or alpha");
        }
        double[] first = new double[table.categories().size()];
        double[] second = new double[table.categories().size()];
        double units = 0;
        for (int p = 0; p < table.patterns(); p++) {
            if (table.tally(p).ratings() == 2) {
                first[table.code(p, 0)] += table.weight(p);
                second[table.code(p, 1)] += table.weight(p);
                units += table.weight(p);
            }
        }
        return new Margins(table, first, second, units);
    }

    /** As if nobody knew whose rating is whose. */
    Margins pooled() {
        double[] mean = new double[first.length];
        Arrays.setAll(mean, k -> (first[k] + second[k]) / 2);
        return new Margins(table, mean, mean, units);
    }

    OptionalDouble kappa(Categories categories, Weights weights) {
        if (units == 0) {
            return OptionalDouble.empty();
        }
        double observed = 0;
        for (int p = 0; p < table.patterns(); p++) {
            if (table.tally(p).ratings() == 2) {
                observed += table.weight(p) * weights.of(categories, table.code(p, 0), table.code(p, 1));
            }
        }
        double expected = 0;
        int[] present =
                IntStream.range(0, second.length).filter(l -> second[l] > 0).toArray();
        for (int k = 0; k < first.length; k++) {
            for (int l = 0; l < present.length && first[k] > 0; l++) {
                expected += weights.of(categories, k, present[l]) * first[k] * second[present[l]];
            }
        }
        return ChanceCorrected.corrected(OptionalDouble.of(observed / units), expected / (units * units));
    }
}
