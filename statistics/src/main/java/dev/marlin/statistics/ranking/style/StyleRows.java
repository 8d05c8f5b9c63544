package dev.marlin.statistics.ranking.style;

import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.Comparisons;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Comparisons with standardized covariates, grouped by pair, each turned so that the lower-numbered competitor comes
 * first: then θ is constant along a run of rows and one walk in memory order meets everything once.
 */
final class StyleRows {

    final int competitors;
    final int covariates;
    /** {@code first[p]}, {@code second[p]} = the competitors of pair p; its rows are start[p] to start[p + 1] − 1. */
    final int[] first;

    final int[] second;
    final int[] start;
    /** {@code x[k][row]}, from the first's side. */
    final double[][] x;
    /** 1, ½ or 0 for the first. */
    final double[] points;

    /** Empty where every row weighs 1. */
    final double[] weight;

    /** {@code largest[k]} = largest |x[k][row]|. */
    final double[] largest;

    /** The cluster of each row; empty where every row is independent. */
    final int[] cluster;

    final int clusters;

    private StyleRows(Comparisons comparisons, Covariates covariates, int[] order) {
        int n = order.length;
        int m = comparisons.names().size();
        this.competitors = m;
        this.covariates = covariates.count();
        this.x = new double[this.covariates][n];
        this.points = new double[n];
        this.weight = new double[comparisons.isWeighted() ? n : 0];
        this.largest = new double[this.covariates];
        this.cluster = comparisons.isClustered()
                ? Arrays.stream(order).map(comparisons::cluster).toArray()
                : new int[0];
        this.clusters = comparisons.clusters();
        int[] firsts = new int[n];
        int[] seconds = new int[n];
        int[] starts = new int[n + 1];
        int pairs = 0;
        for (int k = 0; k < n; k++) {
            int row = order[k];
            int l = comparisons.left(row);
            int r = comparisons.right(row);
            if (pairs == 0 || firsts[pairs - 1] != Math.min(l, r) || seconds[pairs - 1] != Math.max(l, r)) {
                firsts[pairs] = Math.min(l, r);
                seconds[pairs] = Math.max(l, r);
                starts[pairs++] = k;
            }
            double leftPoints = 1 - (comparisons.outcome(row) % 3 + (comparisons.outcome(row) == 3 ? 1 : 0)) / 2.0;
            points[k] = l < r ? leftPoints : 1 - leftPoints;
            if (weight.length > 0) {
                weight[k] = comparisons.weight(row);
            }
        }
        starts[pairs] = n;
        this.first = Arrays.copyOf(firsts, pairs);
        this.second = Arrays.copyOf(seconds, pairs);
        this.start = Arrays.copyOf(starts, pairs + 1);
        for (int c = 0; c < this.covariates; c++) {
            double mean = covariates.mean(c);
            double deviation = covariates.deviation(c);
            for (int k = 0; k < n; k++) {
                int row = order[k];
                double z = (covariates.at(c, row) - mean) / deviation;
                x[c][k] = comparisons.left(row) < comparisons.right(row) ? z : -z;
                largest[c] = Math.max(largest[c], Math.abs(z));
            }
        }
    }

    static StyleRows of(Comparisons comparisons, Covariates covariates, BothBad bothBad) {
        int n = comparisons.rows();
        if (covariates.rows() != n) {
            throw new IllegalArgumentException(covariates.rows() + " rows of covariates for " + n + " comparisons");
        }
        int[] kept = new int[n];
        int count = 0;
        for (int row = 0; row < n; row++) {
            if (comparisons.outcome(row) < 3 || bothBad == BothBad.AS_TIE) {
                kept[count++] = row;
            }
        }
        int m = comparisons.names().size();
        int[] bySecond =
                sorted(Arrays.copyOf(kept, count), m, row -> Math.max(comparisons.left(row), comparisons.right(row)));
        int[] byPair = sorted(bySecond, m, row -> Math.min(comparisons.left(row), comparisons.right(row)));
        return new StyleRows(comparisons, covariates, byPair);
    }

    /** The rows in the order of their keys, which are below {@code keys}; rows of one key stay in the order they had. */
    private static int[] sorted(int[] order, int keys, IntUnaryOperator keyOf) {
        int[] place = new int[keys + 1];
        for (int row : order) {
            place[keyOf.applyAsInt(row) + 1]++;
        }
        for (int key = 0; key < keys; key++) {
            place[key + 1] += place[key];
        }
        int[] sorted = new int[order.length];
        for (int row : order) {
            sorted[place[keyOf.applyAsInt(row)]++] = row;
        }
        return sorted;
    }

    /**
     * Fills {@code z[0]} to {@code z[size − 1]} with the difference of strengths in the rows after {@code from}, the first of
     * which belongs to {@code firstPair}.
     */
    void fillStrengths(double[] at, double[] z, int firstPair, int from, int size) {
        int pair = firstPair;
        for (int row = from; row < from + size; pair++) {
            int end = Math.min(start[pair + 1], from + size);
            Arrays.fill(z, row - from, end - from, at[first[pair]] - at[second[pair]]);
            row = end;
        }
    }

    /** The same in single precision. */
    void fillStrengths(double[] at, float[] z, int firstPair, int from, int size) {
        int pair = firstPair;
        for (int row = from; row < from + size; pair++) {
            int end = Math.min(start[pair + 1], from + size);
            Arrays.fill(z, row - from, end - from, (float) (at[first[pair]] - at[second[pair]]));
            row = end;
        }
    }

    int rows() {
        return points.length;
    }

    int pairs() {
        return first.length;
    }
}
