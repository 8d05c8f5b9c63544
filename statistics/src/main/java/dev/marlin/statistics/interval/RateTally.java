package dev.marlin.statistics.interval;

import java.util.Optional;

/**
 * A share counted cluster by cluster: the clusters are independent, the trials inside one are not.
 *
 * <p>The interval is Wilson's at the <em>effective</em> number of trials: the trials divided by the design effect (the
 * variance between clusters over the variance of as many independent trials, never below 1), times the correction of
 * Korn and Graubard (1998) for few clusters. With one trial per cluster it is Wilson's interval exactly; when all
 * trials agree, a cluster counts as one trial. Half points (a tie as half a win) are allowed.
 *
 * <p>Not safe for several threads.
 */
public final class RateTally {

    private double successes;
    private long trials;
    private long clusters;
    private double successesSquared;
    private double successesTimesTrials;
    private double trialsSquared;

    /** Counts one whole cluster; a cluster without trials leaves no trace. */
    public void add(double clusterSuccesses, long clusterTrials) {
        if (!(clusterSuccesses >= 0 && clusterSuccesses <= clusterTrials)) {
            throw new IllegalArgumentException(
                    clusterSuccesses + " successes in " + clusterTrials + " trials of one cluster");
        }
        if (clusterTrials == 0) {
            return;
        }
        successes += clusterSuccesses;
        trials += clusterTrials;
        clusters++;
        successesSquared += clusterSuccesses * clusterSuccesses;
        successesTimesTrials += clusterSuccesses * clusterTrials;
        trialsSquared += (double) clusterTrials * clusterTrials;
    }

    /** Trials counted so far. */
    public long trials() {
        return trials;
    }

    /** Clusters with at least one trial. */
    public long clusters() {
        return clusters;
    }

    /** The share with its interval; empty when there was no trial. */
    public Optional<Estimate> estimate(double confidence) {
        Estimate.requireConfidence(confidence);
        if (trials == 0) {
            return Optional.empty();
        }
        double share = successes / trials;
        return Optional.of(Proportions.wilson(share, effectiveTrials(share, confidence), confidence, trials));
    }

    private double effectiveTrials(double share, double confidence) {
        double binomial = share * (1 - share);
        if (clusters == trials) {
            return trials;
        }
        if (clusters == 1 || binomial == 0) {
            return clusters;
        }
        double between = successesSquared - 2 * share * successesTimesTrials + share * share * trialsSquared;
        double clustered = Math.max(0, between) * clusters / (clusters - 1) / ((double) trials * trials);
        double designEffect = Math.max(1, clustered * (trials - 1) / binomial);
        double fewClusters =
                Quantiles.student(confidence, trials - 1.0) / Quantiles.student(confidence, clusters - 1.0);
        return Math.max(1, trials / designEffect * fewClusters * fewClusters);
    }
}
