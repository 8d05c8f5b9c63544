package dev.marlin.statistics.agreement;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    private static final int MOST = 1_000_000;

    public Categories {
        names = List.copyOf(names);
        values = List.copyOf(values);
        if (names.size() < 2 || names.size() > MOST) {
            throw new IllegalArgumentException("raters choose from 2 to " + MOST + " categories, not " + names.size());
        }
        if (new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("the categories are not distinct");
        }
        if (values.size() != names.size()) {
            throw new IllegalArgumentException(names.size() + " categories have " + values.size() + " values");
        }
        for (int k = 0; k < values.size(); k++) {
            if (!Double.isFinite(values.get(k)) || (k > 0 && values.get(k) <= values.get(k - 1))) {
                throw new IllegalArgumentException("the categories' values must ascend, but " + values.get(k)
                        + " follows " + (k > 0 ? values.get(k - 1) : "nothing"));
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

    /** The number of each name. */
    Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        names.forEach(name -> numbers.put(name, numbers.size()));
        return numbers;
    }

    /** The values as an array of their own. */
    double[] scale() {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
