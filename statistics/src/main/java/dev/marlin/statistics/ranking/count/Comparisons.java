package dev.marlin.statistics.ranking.count;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Comparisons as columns of primitives, one row per comparison.
 *
 * <p>{@code left} and {@code right} number the competitors by their place in {@code names}; {@code outcome} holds
 * {@link Outcome#code()}. Optional columns: {@code weight} (positive, finite; absent = 1 each) and {@code cluster} (what
 * makes rows dependent, normally the task, numbered from 0; absent = every row by itself). All columns are copied.
 */
public final class Comparisons {

    private static final double[] NO_WEIGHTS = {};
    private static final int[] NO_CLUSTERS = {};

    private final List<String> names;
    private final int[] left;
    private final int[] right;
    private final byte[] outcome;
    private final double[] weight;
    private final int[] cluster;

    private Comparisons(
            List<String> names, int[] left, int[] right, byte[] outcome, Optional<double[]> weight, int[] cluster) {
        this.names = names;
        this.left = left;
        this.right = right;
        this.outcome = outcome;
        this.weight = weight.orElse(NO_WEIGHTS);
        this.cluster = cluster;
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
        return new Comparisons(
                List.copyOf(names), left.clone(), right.clone(), outcome.clone(), Optional.empty(), NO_CLUSTERS);
    }

    /** The same comparisons with a weight each; positive and finite. */
    public Comparisons weighted(double[] weights) {
        requireLength("weight", weights.length, rows());
        for (int row = 0; row < weights.length; row++) {
            if (!(weights[row] > 0 && weights[row] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("row " + row + " has the weight " + weights[row]);
            }
        }
        return new Comparisons(names, left, right, outcome, Optional.of(weights.clone()), cluster);
    }

    /** The same comparisons in clusters, numbered from 0 without large gaps. */
    public Comparisons clustered(int[] clusters) {
        requireLength("cluster", clusters.length, rows());
        for (int row = 0; row < clusters.length; row++) {
            if (clusters[row] < 0) {
                throw new IllegalArgumentException("row " + row + " has the cluster " + clusters[row]);
            }
        }
        Optional<double[]> weights = isWeighted() ? Optional.of(weight) : Optional.empty();
        return new Comparisons(names, left, right, outcome, weights, clusters.clone());
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
        return cluster.length > 0;
    }

    /** The cluster of a row: the row itself when none were given. */
    public int cluster(int row) {
        return cluster.length == 0 ? row : cluster[row];
    }

    /** One more than the largest cluster number. */
    public int clusters() {
        return cluster.length == 0 ? rows() : Arrays.stream(cluster).max().orElse(-1) + 1;
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
