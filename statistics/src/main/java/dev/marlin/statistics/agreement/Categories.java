package dev.marlin.statistics.agreement;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The categories that raters could choose from, in their order.
 *
 * <p>Declare all of them, chosen or not: Gwet's coefficients depend on their number.
 *
 * @param names at least two, distinct
 * @param values {@code values[k]} = number of category k for interval and ratio levels; finite and ascending
 */
public record Categories(List<String> names, List<Double> values) {

    private static final int MOST = 127;

    public Categories {
        names = List.copyOf(names);
        values = List.copyOf(values);
        if (names.size() < 2 || names.size() > MOST) {
            throw new IllegalArgumentException("raters choose from 2 to " + MOST + " categories, not " + names.size());
        }
        if (new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("the categories are not distinct: " + names);
        }
        if (values.size() != names.size()) {
            throw new IllegalArgumentException(names.size() + " categories have " + values.size() + " values");
        }
        for (int k = 0; k < values.size(); k++) {
            if (!Double.isFinite(values.get(k)) || (k > 0 && values.get(k) <= values.get(k - 1))) {
                throw new IllegalArgumentException("the categories' values must ascend: " + values);
            }
        }
    }

    /** Categories whose values are 1, 2, 3 and so on. */
    public static Categories of(List<String> names) {
        return new Categories(
                names,
                IntStream.rangeClosed(1, names.size()).mapToObj(k -> (double) k).toList());
    }

    /** How many there are. */
    public int size() {
        return names.size();
    }
}
