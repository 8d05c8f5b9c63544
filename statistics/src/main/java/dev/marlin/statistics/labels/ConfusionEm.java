package dev.marlin.statistics.labels;

import java.util.Arrays;

/**
 * Expectation maximization of votes given classes (Dawid and Skene 1979, section 3), started from the shares of votes.
 *
 * <p>Probabilities are multiplied, not their logarithms added: a product is scaled up before it underflows.
 */
final class ConfusionEm {

    static final int MOST_ITERATIONS = 1000;
    private static final double SMALL = 1e-150;

    private final PeopleVotes votes;
    private final int[] cells;
    private final int classes;
    private final boolean flat;
    private final double pseudo;
    private final double[] counts;
    private final double[] theta;
    private final double[] prior;
    private final double[] posterior;
    private int iterations;
    private boolean converged;
    private double logLikelihood;

    private ConfusionEm(PeopleVotes votes, boolean flat, double pseudo) {
        this.votes = votes;
        this.classes = votes.classes();
        this.cells = votes.cells();
        this.flat = flat;
        this.pseudo = pseudo;
        this.counts = new double[Math.multiplyExact(votes.voters(), classes * classes)];
        this.theta = new double[counts.length];
        this.prior = new double[classes];
        this.posterior = new double[Math.multiplyExact(votes.items(), classes)];
    }

    /**
     * The fit.
     *
     * @param pseudo votes the prior is worth; 0 gives maximum likelihood
     * @param tolerance mean movement of an item's posterior, in total variation, below which the rounds end
     */
    static ConfusionEm fit(PeopleVotes votes, PeopleModel model, double pseudo, double tolerance) {
        ConfusionEm em = new ConfusionEm(votes, model == PeopleModel.ONE_COIN_FLAT, pseudo);
        ConfusionRule rule = ConfusionRule.of(model, votes.voters(), em.classes, pseudo);
        em.start();
        do {
            rule.estimate(em.counts, em.theta);
            em.estimatePrior();
            double moved = em.classes == 2 ? em.expectOfTwo() : em.expect();
            em.converged = moved <= tolerance * votes.items();
            em.iterations++;
        } while (model != PeopleModel.MAJORITY && !em.converged && em.iterations < MOST_ITERATIONS);
        return em;
    }

    /** The posterior of one item of other votes, whose voter numbers {@code voterOf} translates; -1 is a stranger. */
    static double[] posteriorOf(PeopleVotes votes, int item, int[] voterOf, Parameters parameters) {
        int k = votes.classes();
        double[] p = parameters.prior().clone();
        for (int v = votes.start(item); v < votes.start(item + 1); v++) {
            int voter = voterOf[votes.voter(v)];
            int at = (voter * k + votes.label(v)) * k;
            for (int c = 0; c < k; c++) {
                p[c] *= voter < 0
                        ? parameters.stranger()[votes.label(v) * k + c]
                        : parameters.theta()[at + c];
            }
            scale(p, k);
        }
        normalize(p, k, parameters.prior());
        return p;
    }

    private void start() {
        double[] p = new double[classes];
        for (int i = 0; i < votes.items(); i++) {
            int from = votes.start(i);
            int to = votes.start(i + 1);
            Arrays.fill(p, to > from ? 0 : 1.0 / classes);
            for (int v = from; v < to; v++) {
                p[votes.label(v)] += 1.0 / (to - from);
            }
            count(i, p);
            System.arraycopy(p, 0, posterior, i * classes, classes);
        }
    }

    private void estimatePrior() {
        Arrays.fill(prior, flat ? 1 : pseudo > 0 ? 1 : 0);
        if (!flat) {
            for (int v = 0; v < posterior.length; v += classes) {
                if (votes.start(v / classes + 1) > votes.start(v / classes)) {
                    for (int c = 0; c < classes; c++) {
                        prior[c] += posterior[v + c];
                    }
                }
            }
        }
        double sum = Arrays.stream(prior).sum();
        Arrays.setAll(prior, c -> sum > 0 ? prior[c] / sum : 1.0 / classes);
    }

    /** The E step, which counts for the next M step on the way; returns the summed movement of the posteriors. */
    private double expect() {
        Arrays.fill(counts, 0);
        logLikelihood = 0;
        double moved = 0;
        double[] p = new double[classes];
        for (int i = 0; i < votes.items(); i++) {
            System.arraycopy(prior, 0, p, 0, classes);
            double scaled = 0;
            for (int v = votes.start(i); v < votes.start(i + 1); v++) {
                int at = cells[v];
                double highest = 0;
                for (int c = 0; c < classes; c++) {
                    p[c] *= theta[at + c];
                    highest = Math.max(highest, p[c]);
                }
                scaled += highest < SMALL ? scale(p, classes) : 0;
            }
            logLikelihood += scaled + Math.log(normalize(p, classes, prior));
            moved += keep(i, p);
            count(i, p);
        }
        return moved;
    }

    /** {@link #expect} for two classes, without inner loops. */
    private double expectOfTwo() {
        Arrays.fill(counts, 0);
        logLikelihood = 0;
        double moved = 0;
        double product = 1;
        for (int i = 0; i < votes.items(); i++) {
            int from = votes.start(i);
            int to = votes.start(i + 1);
            double p = prior[0];
            double q = prior[1];
            for (int v = from; v < to; v++) {
                p *= theta[cells[v]];
                q *= theta[cells[v] + 1];
                if (p + q < SMALL && p + q > 0) {
                    logLikelihood += Math.log(p + q);
                    double sum = p + q;
                    p /= sum;
                    q /= sum;
                }
            }
            double sum = p + q;
            product *= sum > 0 ? sum : Double.MIN_NORMAL;
            if (product < SMALL) {
                logLikelihood += Math.log(product);
                product = 1;
            }
            p = sum > 0 ? p / sum : prior[0];
            q = 1 - p;
            moved += Math.abs(p - posterior[2 * i]);
            posterior[2 * i] = p;
            posterior[2 * i + 1] = q;
            for (int v = from; v < to; v++) {
                counts[cells[v]] += p;
                counts[cells[v] + 1] += q;
            }
        }
        logLikelihood += Math.log(product);
        return moved;
    }

    private double keep(int item, double[] p) {
        double moved = 0;
        for (int c = 0; c < classes; c++) {
            moved += Math.abs(p[c] - posterior[item * classes + c]);
            posterior[item * classes + c] = p[c];
        }
        return moved / 2;
    }

    private void count(int item, double[] p) {
        for (int v = votes.start(item); v < votes.start(item + 1); v++) {
            int at = cells[v];
            for (int c = 0; c < classes; c++) {
                counts[at + c] += p[c];
            }
        }
    }

    /** Divides by the greatest; returns its logarithm. */
    private static double scale(double[] p, int classes) {
        double highest = 0;
        for (int c = 0; c < classes; c++) {
            highest = Math.max(highest, p[c]);
        }
        if (highest <= 0 || highest >= SMALL) {
            return 0;
        }
        for (int c = 0; c < classes; c++) {
            p[c] /= highest;
        }
        return Math.log(highest);
    }

    /** Makes the sum 1 and returns what it was; votes that no class allows leave the fallback. */
    private static double normalize(double[] p, int classes, double[] fallback) {
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += p[c];
        }
        for (int c = 0; c < classes; c++) {
            p[c] = sum > 0 ? p[c] / sum : fallback[c];
        }
        return sum > 0 ? sum : Double.MIN_NORMAL;
    }

    Parameters parameters() {
        double[] stranger = new double[classes * classes];
        double[] pooled = new double[classes * classes];
        for (int v = 0; v < counts.length; v++) {
            pooled[v % pooled.length] += counts[v];
        }
        new ConfusionRule.Free(classes, 1).estimate(pooled, stranger);
        return new Parameters(theta.clone(), stranger, prior.clone());
    }

    double[] posterior() {
        return posterior;
    }

    /** {@code counts()[(voter * classes + label) * classes + c]} = expected votes of the voter. */
    double[] counts() {
        return counts;
    }

    int iterations() {
        return iterations;
    }

    boolean converged() {
        return converged;
    }

    /** The logarithm of the probability of all votes under the parameters of the last M step. */
    double logLikelihood() {
        return logLikelihood;
    }

    /**
     * What the model learned: {@code theta[(voter * k + label) * k + c]} = probability of the label given the class,
     * {@code stranger} the same of a voter never seen, {@code prior} the class shares. Arrays are not to be changed.
     */
    record Parameters(double[] theta, double[] stranger, double[] prior) {}
}
