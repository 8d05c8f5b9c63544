package dev.marlin.statistics.agreement;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Krippendorff's alpha: one less the observed over the expected disagreement. */
final class Alpha {

    private Alpha() {}

    static OptionalDouble of(RatingTable table, Level level) {
        double[][] coincidences = coincidences(table);
        double[] marginals = Arrays.stream(coincidences)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
        double total = Arrays.stream(marginals).sum();
        double observed = 0;
        double expected = 0;
        for (int c = 0; c < marginals.length; c++) {
            for (int k = 0; k < c; k++) {
                if (marginals[c] > 0 && marginals[k] > 0) {
                    double distance = distance(level, table.categories(), marginals, k, c);
                    observed += coincidences[c][k] * distance;
                    expected += marginals[c] * marginals[k] * distance;
                }
            }
        }
        return expected == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - (total - 1) * observed / expected);
    }

    /** {@code [c][k]} = pairs of ratings c and k in the same unit, each unit weighing its number of ratings. */
    private static double[][] coincidences(RatingTable table) {
        int q = table.categories().size();
        double[][] matrix = new double[q][q];
        for (int p = 0; p < table.patterns(); p++) {
            int[] counts = table.counts(p);
            int ratings = Arrays.stream(counts).sum();
            double weight = ratings < 2 ? 0 : table.weight(p) / (ratings - 1);
            for (int c = 0; c < q && weight > 0; c++) {
                for (int k = 0; k < q; k++) {
                    matrix[c][k] += weight * counts[c] * (counts[k] - (c == k ? 1 : 0));
                }
            }
        }
        return matrix;
    }

    private static double distance(Level level, Categories categories, double[] marginals, int low, int high) {
        double lower = categories.values().get(low);
        double higher = categories.values().get(high);
        return switch (level) {
            case NOMINAL -> 1;
            case ORDINAL -> {
                double between = (marginals[low] + marginals[high]) / 2;
                for (int g = low + 1; g < high; g++) {
                    between += marginals[g];
                }
                yield between * between;
            }
            case INTERVAL -> (higher - lower) * (higher - lower);
            case RATIO -> {
                if (lower <= 0) {
                    throw new IllegalArgumentException("ratio alpha needs positive values, not " + lower);
                }
                double ratio = (higher - lower) / (higher + lower);
                yield ratio * ratio;
            }
        };
    }
}
