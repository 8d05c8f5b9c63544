package dev.marlin.statistics.ranking.annotator;

import dev.marlin.statistics.ranking.fit.Cholesky;
import java.util.Arrays;
import java.util.Optional;

/**
 * Slope and curvature of Crowd-BT's posterior at one point (θ, η): Newton's step from there, and at the mode the standard
 * errors of strengths, by the sandwich.
 *
 * <p>People's reliabilities do not meet each other in the posterior, so they are eliminated one by one: with A, B and D the
 * blocks of the negative Hessian, S = A − B D⁻¹ Bᵀ (Schur). Newton moves θ by S⁻¹(g_θ − B D⁻¹ g_η), and the score of a vote
 * moves it likewise. Reliabilities are taken on the scale of their log-odds, which have no bounds; one that stands at 0 or
 * 1, or where the posterior bends up, is taken as known.
 */
final class CrowdCurvature {

    /** So close to 0 or 1 a reliability is at its bound. */
    private static final double AT_BOUND = 1e-12;

    private final CrowdVotes votes;
    private final double[] theta;
    private final double[] eta;
    private final double[][] bread;
    private final double[][] filling;
    private final CrowdSlots slots;
    /** {@code cross[s]} = what is not zero of the person's block B; {@code scores[s]} = Σ s_θ·s_η, likewise. */
    private final double[] cross;

    private final double[] scores;
    private final double[] own;
    private final double[] ownScores;
    private final double[] slope;
    private final double[] ownSlope;

    /**
     * @param least the share of the curvature by votes alone, from 0, that is left to each reliability where the prior bends
     *     up or the point is far from the mode: 0 for errors, more for a careful step
     */
    CrowdCurvature(CrowdVotes votes, CrowdSlots slots, CrowdOptions options, double[] at, double least) {
        double[] theta = Arrays.copyOf(at, votes.competitors());
        double[] eta = Arrays.copyOfRange(at, votes.competitors(), at.length);
        this.votes = votes;
        this.theta = theta;
        this.eta = eta;
        this.bread = new double[theta.length][theta.length];
        this.filling = new double[theta.length][theta.length];
        this.slots = slots;
        this.cross = new double[slots.start()[eta.length]];
        this.scores = new double[cross.length];
        this.own = new double[eta.length];
        this.ownScores = new double[eta.length];
        this.slope = new double[theta.length];
        this.ownSlope = new double[eta.length];
        for (int v = 0; v < votes.cells(); v++) {
            add(v);
        }
        for (int i = 0; i < theta.length; i++) {
            double p = 1 / (1 + Math.exp(-theta[i]));
            bread[i][i] += options.virtualTies() * p * (1 - p);
            slope[i] += options.virtualTies() * (0.5 - p);
        }
        for (int k = 0; k < eta.length; k++) {
            toLogOdds(k, options, least);
            if (isFree(k)) {
                eliminate(k);
            }
        }
    }

    /** From derivatives by η to derivatives by its log-odds, and what is no vote's. */
    private void toLogOdds(int k, CrowdOptions options, double least) {
        double inner = eta[k] * (1 - eta[k]);
        if (inner <= AT_BOUND) {
            own[k] = 0;
            return;
        }
        ownSlope[k] += options.slopeOfLogPrior(eta[k]);
        double observed = (own[k] + options.curvature(eta[k])) * inner - ownSlope[k] * (1 - 2 * eta[k]);
        own[k] = inner * Math.max(observed, least * own[k] * inner);
        ownSlope[k] *= inner;
        ownScores[k] *= inner * inner;
        for (int s = slots.start()[k]; s < slots.start()[k + 1]; s++) {
            cross[s] *= inner;
            scores[s] *= inner;
        }
    }

    private boolean isFree(int k) {
        return own[k] > 0;
    }

    /** What to add to strengths and then to the log-odds of reliabilities; empty where the posterior bends up. */
    Optional<double[]> newton() {
        Cholesky factor = Cholesky.factor(bread, theta.length);
        if (factor == null) {
            return Optional.empty();
        }
        double[] reduced = slope.clone();
        for (int k = 0; k < eta.length; k++) {
            for (int s = slots.start()[k]; s < slots.start()[k + 1] && isFree(k); s++) {
                reduced[slots.place()[s]] -= cross[s] * ownSlope[k] / own[k];
            }
        }
        double[] step = Arrays.copyOf(factor.solve(reduced), theta.length + eta.length);
        for (int k = 0; k < eta.length; k++) {
            double left = ownSlope[k];
            for (int s = slots.start()[k]; s < slots.start()[k + 1]; s++) {
                left -= cross[s] * step[slots.place()[s]];
            }
            step[theta.length + k] = isFree(k) ? left / own[k] : 0;
        }
        return Optional.of(step);
    }

    /** By number of the competitor, of strengths with mean zero; NaN where the climb ended short of a maximum. */
    double[] standardErrors() {
        int size = theta.length;
        double[] errors = new double[size];
        Cholesky factor = Cholesky.factor(bread, size);
        if (factor == null) {
            Arrays.fill(errors, Double.NaN);
            return errors;
        }
        for (int i = 0; i < size; i++) {
            double[] contrast = new double[size];
            for (int j = 0; j < size; j++) {
                contrast[j] = (i == j ? 1 : 0) - 1.0 / size;
            }
            double[] moved = factor.solve(contrast);
            double variance = 0;
            for (int j = 0; j < size; j++) {
                for (int l = 0; l < size; l++) {
                    variance += moved[j] * filling[j][l] * moved[l];
                }
            }
            errors[i] = Math.sqrt(Math.max(0, variance));
        }
        return errors;
    }

    private void add(int v) {
        int i = votes.first()[votes.pair()[v]];
        int j = votes.second()[votes.pair()[v]];
        int k = votes.person()[v];
        double p = 1 / (1 + Math.exp(theta[j] - theta[i]));
        double turn = (2 * eta[k] - 1) * p * (1 - p);
        double chance = eta[k] * p + (1 - eta[k]) * (1 - p);
        double win = votes.points()[v];
        double loss = votes.weight()[v] - win;
        double rise = part(win, chance) - part(loss, 1 - chance);
        double bend = part(win, chance * chance) + part(loss, (1 - chance) * (1 - chance));
        double inTheta = rise * turn;
        double inEta = rise * (2 * p - 1);
        put(bread, i, j, bend * turn * turn - rise * turn * (1 - 2 * p));
        double perSquare = votes.squares()[v] / (votes.weight()[v] * votes.weight()[v]);
        put(filling, i, j, perSquare * inTheta * inTheta);
        double mixed = bend * turn * (2 * p - 1) - 2 * rise * p * (1 - p);
        cross[slots.ofFirst()[v]] += mixed;
        cross[slots.ofSecond()[v]] -= mixed;
        scores[slots.ofFirst()[v]] += perSquare * inTheta * inEta;
        scores[slots.ofSecond()[v]] -= perSquare * inTheta * inEta;
        own[k] += bend * (2 * p - 1) * (2 * p - 1);
        ownScores[k] += perSquare * inEta * inEta;
        slope[i] += inTheta;
        slope[j] -= inTheta;
        ownSlope[k] += inEta;
    }

    private void eliminate(int k) {
        for (int s = slots.start()[k]; s < slots.start()[k + 1]; s++) {
            double[] breadRow = bread[slots.place()[s]];
            double[] fillingRow = filling[slots.place()[s]];
            for (int t = slots.start()[k]; t < slots.start()[k + 1]; t++) {
                int j = slots.place()[t];
                breadRow[j] -= cross[s] * cross[t] / own[k];
                fillingRow[j] += cross[s] * cross[t] * ownScores[k] / (own[k] * own[k])
                        - (scores[s] * cross[t] + cross[s] * scores[t]) / own[k];
            }
        }
    }

    private static double part(double times, double chance) {
        return times == 0 ? 0 : times / chance;
    }

    private static void put(double[][] matrix, int i, int j, double weight) {
        matrix[i][i] += weight;
        matrix[j][j] += weight;
        matrix[i][j] -= weight;
        matrix[j][i] -= weight;
    }
}
