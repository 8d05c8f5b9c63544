package dev.marlin.dashboards;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.RateTally;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A number with its count and, where the count suffices, its 95 % interval. Below {@link #FEWEST} there is no number.
 *
 * @param n observations, not clusters
 * @param estimate empty below {@link #FEWEST} and where the data allow none
 */
public record Share(long n, Optional<Estimate> estimate) {
    /** Fewer say nothing. */
    public static final int FEWEST = 30;

    /** Nominal coverage of every interval. */
    public static final double CONFIDENCE = 0.95;

    /** The estimate, if there is enough behind it. */
    public static Share of(long n, Optional<Estimate> estimate) {
        return new Share(n, n < FEWEST ? Optional.empty() : estimate);
    }

    /** The share of hits, clustered; a hit may be half of one. */
    static <T> Share of(Collection<T> trials, Function<T, String> cluster, ToDoubleFunction<T> hit) {
        Map<String, double[]> clusters = new TreeMap<>();
        for (T trial : trials) {
            double[] counts = clusters.computeIfAbsent(cluster.apply(trial), key -> new double[2]);
            counts[0] += hit.applyAsDouble(trial);
            counts[1]++;
        }
        RateTally tally = new RateTally();
        clusters.values().forEach(counts -> tally.add(counts[0], (long) counts[1]));
        return of(trials.size(), tally.estimate(CONFIDENCE));
    }

    /** {@code 43.2 % (38.1 to 48.3), n = 210}, or {@code n = 12, too few}. */
    public String percent() {
        return estimate.map(found -> String.format(
                        Locale.ROOT,
                        "%.1f %% (%.1f to %.1f), n = %d",
                        100 * found.value(),
                        100 * found.low(),
                        100 * found.high(),
                        n))
                .orElseGet(this::none);
    }

    /** {@code 0.43 (0.38 to 0.48), n = 210}, or {@code n = 12, too few}. */
    public String decimal() {
        return estimate.map(found -> String.format(
                        Locale.ROOT, "%.2f (%.2f to %.2f), n = %d", found.value(), found.low(), found.high(), n))
                .orElseGet(this::none);
    }

    private String none() {
        return "n = " + n + (n < FEWEST ? ", too few" : ", no interval");
    }
}
