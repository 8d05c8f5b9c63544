package dev.marlin.statistics.agreement;

import dev.marlin.statistics.interval.MultinomialDraws;
import dev.marlin.statistics.interval.SeededDraws;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
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
    private final int units;
    private final Patterns patterns;
    private final Tally[] tallies;
    private final double[] weights;

    private RatingTable(Categories categories, int raters, int units, int[] codes) {
        this.categories = categories;
        this.raters = raters;
        this.units = units;
        this.patterns = Patterns.of(codes, units, raters, categories.size());
        this.weights = patterns.weights();
        this.tallies = new Tally[patterns.size()];
        for (int p = 0; p < tallies.length; p++) {
            tallies[p] = Tally.of(patterns.given(p));
        }
    }

    private RatingTable(RatingTable original, double[] weights) {
        this.categories = original.categories;
        this.raters = original.raters;
        this.units = original.units;
        this.patterns = original.patterns;
        this.tallies = original.tallies;
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
        Map<String, Integer> units = new HashMap<>();
        choices.forEach(choice -> units.putIfAbsent(choice.unit(), units.size()));
        Map<String, Integer> numbers = categories.numbers();
        int[] codes = empty(units.size(), raters.size());
        for (Choice choice : choices) {
            Integer category = numbers.get(choice.category());
            if (category == null) {
                throw new IllegalArgumentException("rater " + choice.rater() + " chose " + choice.category() + " for "
                        + choice.unit() + ", which is not one of " + categories.names());
            }
            int place = units.getOrDefault(choice.unit(), 0) * raters.size() + raters.getOrDefault(choice.rater(), 0);
            if (codes[place] != MISSING) {
                throw new IllegalArgumentException("rater " + choice.rater() + " rated " + choice.unit() + " twice");
            }
            codes[place] = category;
        }
        return new RatingTable(categories, raters.size(), units.size(), codes);
    }

    /**
     * The table of codes.
     *
     * @param codes {@code codes[u][r]} = category number of unit u by rater r, from 0, or {@link #MISSING}; rows of
     *     equal length
     */
    public static RatingTable ofCodes(int[][] codes, Categories categories) {
        int raters = codes.length == 0 ? 0 : codes[0].length;
        int[] flat = new int[Math.multiplyExact(codes.length, raters)];
        for (int u = 0; u < codes.length; u++) {
            if (codes[u].length != raters) {
                throw new IllegalArgumentException("a unit has " + codes[u].length + " places, another " + raters);
            }
            System.arraycopy(codes[u], 0, flat, u * raters, raters);
        }
        return ofRows(flat, raters, categories);
    }

    /**
     * The table of codes in one array: the fast way to a large one.
     *
     * @param codes rows of {@code raters} places one after the other, each a category number from 0 or {@link #MISSING}
     */
    public static RatingTable ofRows(int[] codes, int raters, Categories categories) {
        if (raters < 0 || (raters == 0 ? codes.length > 0 : codes.length % raters != 0)) {
            throw new IllegalArgumentException(codes.length + " codes do not make rows of " + raters);
        }
        int most = categories.size();
        for (int code : codes) {
            if (code < MISSING || code >= most) {
                throw new IllegalArgumentException("category number " + code + " is not below " + most);
            }
        }
        return new RatingTable(categories, raters, raters == 0 ? 0 : codes.length / raters, codes);
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
        return units;
    }

    /** Units with at least two ratings: the only ones that show agreement. */
    public long pairableUnits() {
        double pairable = 0;
        for (int p = 0; p < tallies.length; p++) {
            pairable += tallies[p].ratings() >= 2 ? weights[p] : 0;
        }
        return (long) pairable;
    }

    int patterns() {
        return tallies.length;
    }

    /** How many units show pattern p. */
    double weight(int p) {
        return weights[p];
    }

    /** The category number that the rater gave in pattern p, or {@link #MISSING}. */
    int code(int p, int rater) {
        return patterns.code(p, rater);
    }

    Tally tally(int p) {
        return tallies[p];
    }

    /** Draws as many units as there are, with replacement; at least one. */
    MultinomialDraws unitDraws() {
        return new MultinomialDraws(Arrays.stream(patterns.weights())
                .mapToInt(weight -> (int) weight)
                .toArray());
    }

    /** The table of the units drawn. */
    RatingTable resample(MultinomialDraws units, SeededDraws draws) {
        int[] counts = new int[tallies.length];
        units.draw(draws, counts);
        return new RatingTable(this, Arrays.stream(counts).asDoubleStream().toArray());
    }

    private static int[] empty(int units, int raters) {
        int[] codes = new int[Math.multiplyExact(units, raters)];
        Arrays.fill(codes, MISSING);
        return codes;
    }
}
