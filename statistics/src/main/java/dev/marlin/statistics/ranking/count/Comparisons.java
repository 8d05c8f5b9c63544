package dev.marlin.statistics.ranking.count;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Comparisons as columns of primitives, one row per comparison.
 *
 * <p>{@code left} and {@code right} number the competitors by their place in {@code names}; {@code outcome} holds
 * {@link Outcome#code()}. Optional columns: {@code weight} (positive, finite; absent = 1 each) and {@code cluster} (what
 * makes rows dependent, normally the task, numbered from 0; absent = every row by itself), beside which a second kind of
 * clusters may cross the first, normally the annotators. All columns are copied.
 */
public final class Comparisons {

    private static final double[] NO_WEIGHTS = {};
    private static final int[] NO_CLUSTERS = {};

    private final List<String> names;
    private final int[] left;
    private final int[] right;
    private final byte[] outcome;
    private final double[] weight;
    private final Dependence dependence;

    /** The clusters of either kind; empty without that kind. */
    private record Dependence(int[] cluster, int[] crossing) {
        static final Dependence NONE = new Dependence(NO_CLUSTERS, NO_CLUSTERS);

        static Dependence of(int[] cluster) {
            return new Dependence(cluster, NONE.crossing);
        }
    }

    private Comparisons(List<String> names, int[] left, int[] right, byte[] outcome) {
        this.names = names;
        this.left = left;
        this.right = right;
        this.outcome = outcome;
        this.weight = NO_WEIGHTS;
        this.dependence = Dependence.NONE;
    }

    private Comparisons(Comparisons rows, double[] weight, Dependence dependence) {
        this.names = rows.names;
        this.left = rows.left;
        this.right = rows.right;
        this.outcome = rows.outcome;
        this.weight = weight;
        this.dependence = dependence;
    }

    /**
     * Checks and copies the columns.
     *
     * @throws IllegalArgumentException naming the first row (from 0) whose competitor is unknown, whose sides are the same,
     *     or whose outcome is none of the four codes; also for a name given twice and columns of different lengths
     */
    public static Comparisons of(List<String> names, int[] left, int[] right, byte[] outcome) {
        if (new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("every competitor has a name of its own");
        }
        requireLength("right", right.length, left.length);
        requireLength("outcome", outcome.length, left.length);
        int competitors = names.size();
        for (int row = 0; row < left.length; row++) {
            int l = left[row];
            int r = right[row];
            if (l < 0 || l >= competitors || r < 0 || r >= competitors || l == r || (outcome[row] & ~3) != 0) {
                throw refused(row, l, r, outcome[row], competitors);
            }
        }
        return new Comparisons(List.copyOf(names), left.clone(), right.clone(), outcome.clone());
    }

    /** The same comparisons with a weight each; positive and finite. */
    public Comparisons weighted(double[] weights) {
        requireLength("weight", weights.length, rows());
        for (int row = 0; row < weights.length; row++) {
            if (!(weights[row] > 0 && weights[row] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("row " + row + " has the weight " + weights[row]);
            }
        }
        return new Comparisons(this, weights.clone(), dependence);
    }

    /** The same comparisons in clusters, numbered from 0 without large gaps; of no second kind. */
    public Comparisons clustered(int[] clusters) {
        return new Comparisons(this, weight, Dependence.of(checked(clusters)));
    }

    /**
     * The same comparisons with clusters of a second kind beside those they are in, numbered likewise.
     *
     * @throws IllegalStateException when they are in none
     */
    public Comparisons crossed(int[] clusters) {
        if (!isClustered()) {
            throw new IllegalStateException("only clusters can be crossed by others");
        }
        return new Comparisons(this, weight, new Dependence(dependence.cluster, checked(clusters)));
    }

    private int[] checked(int[] clusters) {
        requireLength("cluster", clusters.length, rows());
        for (int row = 0; row < clusters.length; row++) {
            if (clusters[row] < 0) {
                throw new IllegalArgumentException("row " + row + " has the cluster " + clusters[row]);
            }
        }
        return clusters.clone();
    }

    /** The competitors, by number. */
    public List<String> names() {
        return names;
    }

    /** Comparisons. */
    public int rows() {
        return left.length;
    }

    /** The number of the competitor on the left. */
    public int left(int row) {
        return left[row];
    }

    /** The number of the competitor on the right. */
    public int right(int row) {
        return right[row];
    }

    /** The code of the outcome. */
    public int outcome(int row) {
        return outcome[row];
    }

    /** The weight of a row, 1 when none were given. */
    public double weight(int row) {
        return weight.length == 0 ? 1 : weight[row];
    }

    /** Whether rows have weights of their own. */
    public boolean isWeighted() {
        return weight.length > 0;
    }

    /** Whether rows were put into clusters. */
    public boolean isClustered() {
        return dependence.cluster.length > 0;
    }

    /** Whether clusters of a second kind cross the first. */
    public boolean isCrossed() {
        return dependence.crossing.length > 0;
    }

    /** The cluster of a row: the row itself when none were given. */
    public int cluster(int row) {
        return isClustered() ? dependence.cluster[row] : row;
    }

    /** One more than the largest cluster number. */
    public int clusters() {
        return isClustered() ? Arrays.stream(dependence.cluster).max().orElse(-1) + 1 : rows();
    }

    /** The same comparisons in the clusters of the second kind only. */
    public Comparisons byCrossing() {
        return new Comparisons(this, weight, Dependence.of(dependence.crossing));
    }

    /** The same comparisons in the clusters of what both kinds have in common. */
    public Comparisons byBoth() {
        Map<Long, Integer> numbers = new HashMap<>();
        int[] both = new int[rows()];
        for (int row = 0; row < both.length; row++) {
            long key = ((long) dependence.cluster[row] << Integer.SIZE) | dependence.crossing[row];
            Integer number = numbers.putIfAbsent(key, numbers.size());
            both[row] = number == null ? numbers.size() - 1 : number;
        }
        return new Comparisons(this, weight, Dependence.of(both));
    }

    /** Counts all rows by (left, right, outcome): {@code grid[(left · M + right) · 4 + code]}; weights are not read. */
    int[] grid() {
        int competitors = names.size();
        int[] grid = new int[competitors * competitors * 4];
        for (int row = 0; row < left.length; row++) {
            grid[(left[row] * competitors + right[row]) * 4 + outcome[row]]++;
        }
        return grid;
    }

    private static IllegalArgumentException refused(int row, int left, int right, int outcome, int competitors) {
        if (left == right) {
            return new IllegalArgumentException("row " + row + " compares competitor " + left + " with itself");
        }
        if ((outcome & ~3) != 0) {
            return new IllegalArgumentException("row " + row + " has the unknown outcome " + outcome);
        }
        return new IllegalArgumentException("row " + row + " names competitors " + left + " and " + right
                + ", but they are numbered from 0 to " + (competitors - 1));
    }

    private static void requireLength(String column, int length, int rows) {
        if (length != rows) {
            throw new IllegalArgumentException(
                    "the column " + column + " has " + length + " rows, the others have " + rows);
        }
    }
}
