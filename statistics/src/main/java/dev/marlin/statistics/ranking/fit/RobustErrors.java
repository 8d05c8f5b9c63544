package dev.marlin.statistics.ranking.fit;

import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.CellTable;
import dev.marlin.statistics.ranking.count.Comparisons;
import java.util.Arrays;

/**
 * Standard errors that hold when the model is only roughly right: V = H⁻¹GH⁻¹, with H the information and G the sum of
 * squared scores (Huber 1967; White 1982).
 *
 * <p>With ties as half wins the information alone is too pessimistic, for a tie scatters less than a coin; the sandwich is
 * right. Needs a dense fit, so at most 2,000 parameters.
 */
public final class RobustErrors {

    /** What arena-rank adds to each diagonal element of H, per unit of weight. */
    public static final double ARENA_RIDGE = 1e-5;

    private final PairFit fit;
    private final double[] at;
    private final PairLikelihood likelihood;
    private final double[][] filling;
    private int clusters;

    private RobustErrors(PairFit fit) {
        this.fit = fit;
        this.at = fit.at();
        this.likelihood = fit.likelihood();
        this.filling = new double[fit.parameters()][fit.parameters()];
    }

    /** Every row is independent of the others; {@code cells} are those that were fitted. */
    public static RobustErrors independent(PairFit fit, CellTable cells) {
        RobustErrors errors = new RobustErrors(fit);
        PairTerm term = errors.likelihood.termAt(errors.at);
        int c = 0;
        while (c < cells.cells()) {
            int pair = cells.pair(c);
            int i = fit.counts().first()[pair];
            int j = fit.counts().second()[pair];
            double d = errors.likelihood.difference(errors.at, i, j);
            double dd = 0;
            double dt = 0;
            double tt = 0;
            int last = -1;
            for (; c < cells.cells() && cells.pair(c) == pair; c++) {
                int outcome = cells.outcome(c);
                if (outcome != last) {
                    score(term, d, outcome);
                    last = outcome;
                }
                double times = cells.rows(c) * cells.weight(c) * cells.weight(c);
                dd += times * term.slopeD * term.slopeD;
                dt += times * term.slopeD * term.slopeT;
                tt += times * term.slopeT * term.slopeT;
            }
            errors.likelihood.addBlock(errors.filling, i, j, dd, dt, tt);
        }
        return errors;
    }

    /**
     * Rows of one cluster may depend on each other in any way (Liang and Zeger 1986), with the factor G / (G − 1) for few
     * clusters.
     *
     * @param members the competitors of the fit, by ascending number; rows with others are left out
     */
    public static RobustErrors clustered(PairFit fit, Comparisons comparisons, int[] members, BothBad bothBad) {
        RobustErrors errors = new RobustErrors(fit);
        int[] place = new int[comparisons.names().size()];
        Arrays.fill(place, -1);
        for (int m = 0; m < members.length; m++) {
            place[members[m]] = m;
        }
        ClusterScores scores = errors.new ClusterScores();
        PairTerm term = errors.likelihood.termAt(errors.at);
        long previous = -1;
        for (long key : byCluster(comparisons)) {
            if (key >>> Integer.SIZE != previous) {
                scores.close();
                previous = key >>> Integer.SIZE;
            }
            int row = (int) key;
            int i = place[comparisons.left(row)];
            int j = place[comparisons.right(row)];
            int code = comparisons.outcome(row);
            if (i >= 0 && j >= 0 && (code < 3 || bothBad == BothBad.AS_TIE)) {
                score(term, errors.likelihood.difference(errors.at, i, j), code == 3 ? 1 : code);
                scores.add(i, j, comparisons.weight(row), term);
            }
        }
        scores.close();
        scores.correctForFewClusters();
        return errors;
    }

    /** How many clusters had a row in the fit; 0 where every row is independent. */
    public int clusters() {
        return clusters;
    }

    /**
     * The standard error of each θ.
     *
     * @param anchor the competitor whose strength is fixed, or −1 for strengths with mean zero
     * @param ridge added to the diagonal of H per unit of weight: 0, or {@link #ARENA_RIDGE} for Arena's formula
     */
    public double[] of(int anchor, double ridge) {
        int agents = fit.counts().agents();
        likelihood.differentiate(at);
        likelihood.addRidge(ridge * (fit.counts().totalDecisive() + fit.counts().totalTies()));
        Cholesky factor = likelihood.factor();
        if (factor == null) {
            throw new IllegalStateException("the information at a maximum is not positive definite");
        }
        double[] errors = new double[agents];
        for (int i = 0; i < agents; i++) {
            double[] contrast = new double[fit.parameters()];
            Arrays.fill(contrast, 0, agents, anchor < 0 ? -1.0 / agents : 0);
            contrast[i] += 1;
            if (anchor >= 0) {
                contrast[anchor] -= 1;
            }
            errors[i] = Math.sqrt(Math.max(0, energy(factor.solve(contrast))));
        }
        return errors;
    }

    /** vᵀGv, of which only the upper triangle is stored. */
    private double energy(double[] v) {
        double diagonal = 0;
        double rest = 0;
        for (int k = 0; k < v.length; k++) {
            double[] row = filling[k];
            double sum = 0;
            for (int l = k + 1; l < v.length; l++) {
                sum += row[l] * v[l];
            }
            diagonal += row[k] * v[k] * v[k];
            rest += v[k] * sum;
        }
        return diagonal + 2 * rest;
    }

    private static void score(PairTerm term, double d, int outcome) {
        term.slopeT = 0;
        term.differentiate(d, outcome == 0 ? 1 : 0, outcome == 1 ? 1 : 0, outcome == 2 ? 1 : 0);
    }

    private static long[] byCluster(Comparisons comparisons) {
        long[] keys = new long[comparisons.rows()];
        for (int row = 0; row < keys.length; row++) {
            keys[row] = ((long) comparisons.cluster(row) << Integer.SIZE) | row;
        }
        if (comparisons.isClustered()) {
            Arrays.sort(keys);
        }
        return keys;
    }

    /** The score of the cluster being read, a sparse vector. */
    private final class ClusterScores {
        private final double[] score = new double[fit.parameters()];
        private final boolean[] touched = new boolean[score.length];
        private final int[] places = new int[score.length];
        private int count;

        void add(int i, int j, double weight, PairTerm term) {
            put(i, weight * term.slopeD);
            put(j, -weight * term.slopeD);
            if (likelihood.tiePlace() >= 0) {
                put(likelihood.tiePlace(), weight * term.slopeT);
            }
            if (likelihood.sidePlace() >= 0) {
                put(likelihood.sidePlace(), weight * term.slopeD);
            }
        }

        private void put(int place, double value) {
            if (!touched[place]) {
                touched[place] = true;
                places[count++] = place;
            }
            score[place] += value;
        }

        void close() {
            clusters += count > 0 ? 1 : 0;
            for (int a = 0; a < count; a++) {
                for (int b = 0; b < count; b++) {
                    if (places[a] <= places[b]) {
                        filling[places[a]][places[b]] += score[places[a]] * score[places[b]];
                    }
                }
            }
            for (int a = 0; a < count; a++) {
                score[places[a]] = 0;
                touched[places[a]] = false;
            }
            count = 0;
        }

        void correctForFewClusters() {
            if (clusters < 2) {
                throw new IllegalArgumentException("one cluster says nothing about the spread between clusters");
            }
            double factor = clusters / (clusters - 1.0);
            for (double[] row : filling) {
                for (int k = 0; k < row.length; k++) {
                    row[k] *= factor;
                }
            }
        }
    }
}
