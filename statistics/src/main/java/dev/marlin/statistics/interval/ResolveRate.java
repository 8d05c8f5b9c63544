package dev.marlin.statistics.interval;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The share of attempts that resolved their task, with attempts at the same task treated as one cluster. */
public final class ResolveRate {

    private ResolveRate() {}

    /**
     * One attempt of an agent at a task.
     *
     * @param task what was attempted; attempts with the same name are dependent
     */
    public record Attempt(String task, boolean resolved) {}

    /** The rate over all attempts, empty when there were none. One attempt per task gives Wilson's interval. */
    public static Optional<Estimate> of(List<Attempt> attempts, double confidence) {
        Map<String, long[]> tasks = new TreeMap<>();
        for (Attempt attempt : attempts) {
            long[] counts = tasks.computeIfAbsent(attempt.task(), task -> new long[2]);
            counts[0] += attempt.resolved() ? 1 : 0;
            counts[1]++;
        }
        RateTally tally = new RateTally();
        tasks.values().forEach(counts -> tally.add((double) counts[0], counts[1]));
        return tally.estimate(confidence);
    }

    /**
     * The unbiased estimate of the chance that at least one of {@code k} attempts at a task resolves it, from
     * {@code resolved} of {@code attempts} (Chen et al. 2021, equation 1): 1 − C(n−c, k) / C(n, k).
     *
     * @param k from 1 to {@code attempts}
     */
    public static double passAt(int k, int resolved, int attempts) {
        if (k < 1 || k > attempts || resolved < 0 || resolved > attempts) {
            throw new IllegalArgumentException(
                    "pass@" + k + " is not defined for " + resolved + " of " + attempts + " attempts");
        }
        double noneResolves = 1;
        for (int i = 0; i < k; i++) {
            noneResolves *= Math.max(0, attempts - resolved - i) / (double) (attempts - i);
        }
        return 1 - noneResolves;
    }
}
