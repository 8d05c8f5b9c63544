package dev.marlin.statistics.interval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The mean difference of two scores measured on the same cases, with a bootstrap over clusters of cases.
 *
 * <p>With fewer than 30 clusters the percentile interval is stretched to hold the cluster-robust Student interval, for a
 * bootstrap of few clusters is too narrow. Where every cluster shows the same difference neither can see any spread:
 * then there is no interval, and for scores of pass and fail {@link Proportions#pairedDifference} has one.
 */
public final class PairedDifference {

    /** Fewer clusters than this, and the bootstrap alone is not believed. */
    public static final int ENOUGH_CLUSTERS = 30;

    private PairedDifference() {}

    /**
     * Two finite scores of one case.
     *
     * @param cluster what makes cases dependent, usually the task
     */
    public record Scores(String cluster, double first, double second) {}

    /** The mean of first minus second; empty with fewer than two clusters or without any spread between clusters. */
    public static Optional<Estimate> of(List<Scores> scores, BootstrapOptions options) {
        List<Observation> differences = scores.stream()
                .map(s -> new Observation(s.cluster(), s.first() - s.second()))
                .toList();
        Optional<ClusteredMean> robust = ClusteredMean.of(differences, options.confidence());
        if (robust.isEmpty() || robust.get().standardError() < 1e-12) {
            return Optional.empty();
        }
        double[] percentiles = Quantiles.central(resampledMeans(differences, options), options.confidence());
        Estimate student = robust.get().mean();
        boolean few = robust.get().clusters() < ENOUGH_CLUSTERS;
        double low = few ? Math.min(percentiles[0], student.low()) : percentiles[0];
        double high = few ? Math.max(percentiles[1], student.high()) : percentiles[1];
        return Optional.of(Estimate.around(student.value(), low, high, options.confidence(), student.n()));
    }

    private static double[] resampledMeans(List<Observation> differences, BootstrapOptions options) {
        Map<String, double[]> sums = new TreeMap<>();
        for (Observation difference : differences) {
            double[] cluster = sums.computeIfAbsent(difference.cluster(), name -> new double[2]);
            cluster[0] += difference.value();
            cluster[1]++;
        }
        List<double[]> clusters = new ArrayList<>(sums.values());
        clusters.sort(Comparator.<double[]>comparingDouble(c -> c[0]).thenComparingDouble(c -> c[1]));
        double[] means = new double[options.resamples()];
        for (int r = 0; r < means.length; r++) {
            SeededDraws draws = SeededDraws.ofResample(options.seed(), r);
            double sum = 0;
            double count = 0;
            for (int k = 0; k < clusters.size(); k++) {
                double[] cluster = clusters.get(draws.below(clusters.size()));
                sum += cluster[0];
                count += cluster[1];
            }
            means[r] = sum / count;
        }
        return means;
    }
}
