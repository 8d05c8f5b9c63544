package dev.marlin.statistics.ranking;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.Quantiles;
import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.ranking.count.PairCounts;
import dev.marlin.statistics.ranking.fit.Prior;
import dev.marlin.statistics.ranking.fit.TieModel;
import java.util.Arrays;

/** Ratings with intervals: both models refitted on clusters drawn with replacement. */
final class ClusterBootstrap {

    /** Seen in fewer clusters than this, an agent's percentile interval is not believed alone. */
    static final int ENOUGH_CLUSTERS = 30;

    private final ClusterTypes clusters;
    private final RankingOptions options;
    private final PairCounts counts;
    private final Solution davidson;
    private final Solution halfTie;
    private final double[][] davidsonDraws;
    private final double[][] halfTieDraws;
    private int resamplesWithPrior;

    ClusterBootstrap(ClusterTypes clusters, RankingOptions options) {
        this.clusters = clusters;
        this.options = options;
        this.counts = clusters.all();
        this.davidson = Solution.of(counts, TieModel.DAVIDSON, null);
        this.halfTie = Solution.of(counts, TieModel.HALF_TIE, null);
        this.davidsonDraws = new double[counts.agents()][options.resamples()];
        this.halfTieDraws = new double[counts.agents()][options.resamples()];
        for (int r = 0; r < options.resamples(); r++) {
            refit(r);
        }
    }

    Solution davidson() {
        return davidson;
    }

    Solution halfTie() {
        return halfTie;
    }

    int resamplesWithPrior() {
        return resamplesWithPrior;
    }

    /** In how many clusters each agent has a counted battle, never more than there are. */
    int[] clustersOfAgent() {
        return clusters.clustersOfAgent();
    }

    Rating[] davidsonRatings(long[] battles) {
        return ratings(davidson, davidsonDraws, battles);
    }

    Rating[] halfTieRatings(long[] battles) {
        return ratings(halfTie, halfTieDraws, battles);
    }

    private void refit(int resample) {
        PairCounts drawn = clusters.resample(SeededDraws.ofResample(options.seed(), resample));
        Solution withTies = Solution.of(drawn, TieModel.DAVIDSON, davidson);
        Solution half = Solution.of(drawn, TieModel.HALF_TIE, halfTie);
        resamplesWithPrior += withTies.prior() == Prior.PHANTOM_BATTLE ? 1 : 0;
        store(withTies.theta(), davidsonDraws, resample);
        store(half.theta(), halfTieDraws, resample);
    }

    private static void store(double[] theta, double[][] draws, int resample) {
        for (int i = 0; i < theta.length; i++) {
            draws[i][resample] = theta[i];
        }
    }

    private Rating[] ratings(Solution solution, double[][] draws, long[] battles) {
        double[] theta = solution.theta();
        int[] seen = clusters.clustersOfAgent();
        boolean anyFew = Arrays.stream(seen).anyMatch(s -> s < ENOUGH_CLUSTERS);
        double[] errors = anyFew ? solution.standardErrors(oneBattlePerCluster()) : null;
        Rating[] ratings = new Rating[theta.length];
        for (int i = 0; i < theta.length; i++) {
            double error = errors != null && seen[i] < ENOUGH_CLUSTERS ? errors[i] : 0;
            ratings[i] = rating(theta[i], draws[i], error, battles[i]);
        }
        return ratings;
    }

    private Rating rating(double theta, double[] draws, double error, long battles) {
        double[] percentiles = Quantiles.central(draws, options.confidence());
        double half = Quantiles.normal(options.confidence()) * error;
        Estimate estimate = Estimate.around(
                theta,
                error > 0 ? Math.min(percentiles[0], theta - half) : percentiles[0],
                error > 0 ? Math.max(percentiles[1], theta + half) : percentiles[1],
                options.confidence(),
                battles);
        return new Rating(estimate, error > 0 ? Rating.Basis.BOOTSTRAP_AND_CURVATURE : Rating.Basis.BOOTSTRAP);
    }

    /** The counts scaled down so that each pair weighs as many battles as it has clusters. */
    private PairCounts oneBattlePerCluster() {
        double[] clustersOfPair = clusters.clustersOfPair();
        PairCounts scaled = PairCounts.empty(counts.agents(), counts.first(), counts.second());
        for (int p = 0; p < counts.pairs(); p++) {
            double factor = clustersOfPair[p] / (counts.wins()[p] + counts.ties()[p] + counts.losses()[p]);
            scaled.wins()[p] = counts.wins()[p] * factor;
            scaled.ties()[p] = counts.ties()[p] * factor;
            scaled.losses()[p] = counts.losses()[p] * factor;
        }
        return scaled;
    }
}
