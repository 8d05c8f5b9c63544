package dev.marlin.statistics.ranking.style;

import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.Comparisons;
import java.util.Arrays;

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

    private StyleRows(Comparisons comparisons, Covariates covariates, int[] kept, int[] pairOf, int[] order) {
        int n = kept.length;
        int m = comparisons.names().size();
        this.competitors = m;
        this.covariates = covariates.count();
        this.x = new double[this.covariates][n];
        this.points = new double[n];
        this.weight = new double[comparisons.isWeighted() ? n : 0];
        this.largest = new double[this.covariates];
        int[] firsts = new int[n];
        int[] seconds = new int[n];
        int[] starts = new int[n + 1];
        int pairs = 0;
        for (int k = 0; k < n; k++) {
            int row = kept[order[k]];
            int l = comparisons.left(row);
            int r = comparisons.right(row);
            if (k == 0 || pairOf[order[k]] != pairOf[order[k - 1]]) {
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
                int row = kept[order[k]];
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
        int m = comparisons.names().size();
        int[] kept = new int[n];
        int count = 0;
        for (int row = 0; row < n; row++) {
            if (comparisons.outcome(row) < 3 || bothBad == BothBad.AS_TIE) {
                kept[count++] = row;
            }
        }
        kept = Arrays.copyOf(kept, count);
        long[] keys = new long[count];
        for (int k = 0; k < count; k++) {
            int l = comparisons.left(kept[k]);
            int r = comparisons.right(kept[k]);
            keys[k] = ((long) Math.min(l, r) * m + Math.max(l, r)) << Integer.SIZE | k;
        }
        Arrays.sort(keys);
        int[] order = new int[count];
        int[] pairOf = new int[count];
        int pair = -1;
        for (int k = 0; k < count; k++) {
            order[k] = (int) keys[k];
            pair += k == 0 || keys[k] >>> Integer.SIZE != keys[k - 1] >>> Integer.SIZE ? 1 : 0;
            pairOf[order[k]] = pair;
        }
        return new StyleRows(comparisons, covariates, kept, pairOf, order);
    }

    int rows() {
        return points.length;
    }

    int pairs() {
        return first.length;
    }
}
