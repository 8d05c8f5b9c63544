package dev.marlin.statistics.ranking;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A fit by agent number: without a prior where the likelihood has a finite maximum, else with the phantom battle.
 *
 * @param maximum θ as fitted, not yet centered; then ln ν where ties are free
 */
record Solution(Likelihood likelihood, Fit.Prior prior, Newton.Maximum maximum, int agents, TieModel model) {

    /**
     * Fits one model.
     *
     * @param near strengths to start from, or null
     */
    static Solution of(PairCounts counts, TieModel model, double @Nullable [] near) {
        if (counts.stronglyConnected() && (model == TieModel.HALF_TIE || counts.totalDecisive() > 0)) {
            Solution plain = solved(counts, model, Fit.Prior.NONE, near);
            if (plain != null) {
                return plain;
            }
        }
        Solution withPrior = solved(counts, model, Fit.Prior.PHANTOM_BATTLE, null);
        if (withPrior == null) {
            throw new IllegalStateException("the fit with a prior found no maximum for " + counts.agents() + " agents");
        }
        return withPrior;
    }

    /** Strengths with sum zero. */
    double[] theta() {
        return Fit.centered(Arrays.copyOf(maximum.parameters(), agents));
    }

    Fit named(List<String> names) {
        Map<String, Double> theta = new TreeMap<>();
        double[] centered = theta();
        for (int i = 0; i < agents; i++) {
            theta.put(names.get(i), centered[i]);
        }
        return new Fit(
                model,
                prior,
                theta,
                likelihood.tiesAreFree() ? Math.exp(maximum.parameters()[agents]) : 0,
                likelihood.dataOnly(maximum.parameters()),
                maximum.iterations(),
                maximum.lastStep());
    }

    /**
     * Standard errors of the centered θ by the curvature at this fit, were {@code counts} the data.
     *
     * @return null when those counts leave a direction open
     */
    double @Nullable [] standardErrors(PairCounts counts) {
        Likelihood weighted = new Likelihood(counts, model, prior);
        weighted.differentiate(maximum.parameters());
        Cholesky factor = Cholesky.factor(weighted.information, weighted.size());
        if (factor == null) {
            return null;
        }
        double[][] covariance = factor.inverse();
        double[] rowMeans = new double[agents];
        for (int i = 0; i < agents; i++) {
            rowMeans[i] = Arrays.stream(covariance[i], 0, agents).sum() / agents;
        }
        double mean = Arrays.stream(rowMeans).sum() / agents;
        double[] errors = new double[agents];
        for (int i = 0; i < agents; i++) {
            errors[i] = Math.sqrt(Math.max(0, covariance[i][i] - 2 * rowMeans[i] + mean));
        }
        return errors;
    }

    private static @Nullable Solution solved(
            PairCounts counts, TieModel model, Fit.Prior prior, double @Nullable [] near) {
        Likelihood likelihood = new Likelihood(counts, model, prior);
        double[] start = likelihood.start();
        if (near != null) {
            System.arraycopy(near, 0, start, 0, counts.agents());
        }
        Newton.Maximum maximum = Newton.of(likelihood, start);
        return maximum == null ? null : new Solution(likelihood, prior, maximum, counts.agents(), model);
    }
}
