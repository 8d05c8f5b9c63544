package dev.marlin.statistics.interval;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A mean of observations that come in clusters, with its cluster-robust standard error.
 *
 * <p>The variance is Liang and Zeger's (1986) with the factor G / (G − 1) for few clusters; the interval is Student's
 * with G − 1 degrees of freedom, where G is the number of clusters.
 *
 * @param standardError of the mean, in the unit of the values
 * @param clusters at least 2
 */
public record ClusteredMean(Estimate mean, double standardError, int clusters) {

    /** The mean over all observations; empty with fewer than two clusters, which tell nothing about their spread. */
    public static Optional<ClusteredMean> of(List<Observation> observations, double confidence) {
        Estimate.requireConfidence(confidence);
        double mean =
                observations.stream().mapToDouble(Observation::value).average().orElse(0);
        Map<String, Double> deviations = new TreeMap<>();
        for (Observation observation : observations) {
            deviations.merge(observation.cluster(), observation.value() - mean, Double::sum);
        }
        int clusters = deviations.size();
        if (clusters < 2) {
            return Optional.empty();
        }
        double squares = deviations.values().stream().mapToDouble(d -> d * d).sum();
        int n = observations.size();
        double error = Math.sqrt(squares * clusters / (clusters - 1)) / n;
        double half = Quantiles.student(confidence, clusters - 1.0) * error;
        Estimate estimate = Estimate.around(mean, mean - half, mean + half, confidence, n);
        return Optional.of(new ClusteredMean(estimate, error, clusters));
    }
}
