package dev.marlin.statistics.agreement;

import dev.marlin.statistics.interval.SeededDraws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Units × raters with a category or a hole in each place; units rated alike are stored once with their number.
 *
 * <p>Rows are ordered by content, so the table depends on neither the order nor the names of the units.
 */
public final class RatingTable {

    /** The code of a place where a rater gave no category. */
    public static final int MISSING = -1;

    private final Categories categories;
    private final int raters;
    private final byte[][] patterns;
    private final int[][] counts;
    private final int[] patternOf;
    private final double[] weights;

    private RatingTable(Categories categories, int raters, List<byte[]> rows) {
        this.categories = categories;
        this.raters = raters;
        byte[][] sorted = rows.toArray(byte[][]::new);
        Arrays.sort(sorted, Arrays::compare);
        List<byte[]> distinct = new ArrayList<>();
        this.patternOf = new int[sorted.length];
        for (int u = 0; u < sorted.length; u++) {
            if (u == 0 || !Arrays.equals(sorted[u], sorted[u - 1])) {
                distinct.add(sorted[u]);
            }
            patternOf[u] = distinct.size() - 1;
        }
        this.patterns = distinct.toArray(byte[][]::new);
        this.counts = new int[patterns.length][categories.size()];
        this.weights = new double[patterns.length];
        for (int pattern : patternOf) {
            weights[pattern]++;
        }
        for (int p = 0; p < patterns.length; p++) {
            for (byte code : patterns[p]) {
                if (code != MISSING) {
                    counts[p][code]++;
                }
            }
        }
    }

    private RatingTable(RatingTable original, double[] weights) {
        this.categories = original.categories;
        this.raters = original.raters;
        this.patterns = original.patterns;
        this.counts = original.counts;
        this.patternOf = original.patternOf;
        this.weights = weights;
    }

    /**
     * The table of single choices.
     *
     * @throws IllegalArgumentException for an unknown category, or a rater who rated a unit twice
     */
    public static RatingTable of(Collection<Choice> choices, Categories categories) {
        Map<String, Integer> raters = new HashMap<>();
        choices.stream().map(Choice::rater).distinct().sorted().forEach(rater -> raters.put(rater, raters.size()));
        Map<String, byte[]> units = new HashMap<>();
        for (Choice choice : choices) {
            int category = categories.names().indexOf(choice.category());
            if (category < 0) {
                throw new IllegalArgumentException("rater " + choice.rater() + " chose " + choice.category() + " for "
                        + choice.unit() + ", which is not one of " + categories.names());
            }
            byte[] row = units.computeIfAbsent(choice.unit(), unit -> empty(raters.size()));
            int rater = raters.getOrDefault(choice.rater(), MISSING);
            if (row[rater] != MISSING) {
                throw new IllegalArgumentException("rater " + choice.rater() + " rated " + choice.unit() + " twice");
            }
            row[rater] = (byte) category;
        }
        return new RatingTable(categories, raters.size(), List.copyOf(units.values()));
    }

    /**
     * The table of codes.
     *
     * @param codes {@code codes[u][r]} = category number of unit u by rater r, from 0, or {@link #MISSING}; rows of
     *     equal length
     */
    public static RatingTable ofCodes(int[][] codes, Categories categories) {
        int raters = codes.length == 0 ? 0 : codes[0].length;
        List<byte[]> rows = new ArrayList<>(codes.length);
        for (int[] unit : codes) {
            if (unit.length != raters) {
                throw new IllegalArgumentException("a unit has " + unit.length + " places, another " + raters);
            }
            byte[] row = empty(raters);
            for (int r = 0; r < raters; r++) {
                if (unit[r] < MISSING || unit[r] >= categories.size()) {
                    throw new IllegalArgumentException(
                            "category number " + unit[r] + " is not below " + categories.size());
                }
                row[r] = (byte) unit[r];
            }
            rows.add(row);
        }
        return new RatingTable(categories, raters, rows);
    }

    /** The declared categories. */
    public Categories categories() {
        return categories;
    }

    /** Raters with at least one rating, or columns of the code table. */
    public int raters() {
        return raters;
    }

    /** Units, rated or not. */
    public int units() {
        return patternOf.length;
    }

    /** Units with at least two ratings: the only ones that show agreement. */
    public long pairableUnits() {
        double units = 0;
        for (int p = 0; p < patterns.length; p++) {
            units += rated(p) >= 2 ? weights[p] : 0;
        }
        return (long) units;
    }

    int patterns() {
        return patterns.length;
    }

    /** How many units show pattern p. */
    double weight(int p) {
        return weights[p];
    }

    /** The category number that the rater gave in pattern p, or {@link #MISSING}. */
    int code(int p, int rater) {
        return patterns[p][rater];
    }

    /** {@code counts(p)[k]} = ratings of category k in pattern p; not to be changed. */
    int[] counts(int p) {
        return counts[p];
    }

    /** As many units as there are, drawn with replacement. */
    RatingTable resample(SeededDraws draws) {
        double[] drawn = new double[patterns.length];
        for (int u = 0; u < patternOf.length; u++) {
            drawn[patternOf[draws.below(patternOf.length)]]++;
        }
        return new RatingTable(this, drawn);
    }

    private int rated(int p) {
        return Arrays.stream(counts(p)).sum();
    }

    private static byte[] empty(int raters) {
        byte[] row = new byte[raters];
        Arrays.fill(row, (byte) MISSING);
        return row;
    }
}
