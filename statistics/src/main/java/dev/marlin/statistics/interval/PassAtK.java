package dev.marlin.statistics.interval;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The chance that at least one of k attempts at a task resolves it, over tasks: the mean of the unbiased estimate
 * 1 − C(n − c, k) / C(n, k) of each task (Chen et al. 2021, equation 1).
 *
 * <p>Tasks are independent, attempts at one are not: the interval is the bootstrap over tasks, stretched to the
 * cluster-robust Student interval with fewer than 30 tasks, and cut at 0 and 1.
 */
public final class PassAtK {

    private PassAtK() {}

    /**
     * The mean over tasks, each counting once; empty with fewer than two tasks or when all tasks have the same estimate.
     *
     * @param k at least 1; a task with fewer attempts than that is refused, for its estimate would not be unbiased
     */
    public static Optional<Estimate> of(int k, List<ResolveRate.Attempt> attempts, BootstrapOptions options) {
        List<PairedDifference.Scores> scores = counts(attempts).entrySet().stream()
                .map(task -> new PairedDifference.Scores(task.getKey(), passAt(k, task.getKey(), task.getValue()), 0))
                .toList();
        return PairedDifference.of(scores, options)
                .map(e -> new Estimate(
                        e.value(), Math.max(0, e.low()), Math.min(1, e.high()), e.confidence(), attempts.size()));
    }

    /**
     * pass@k of the first version less that of the second on the same tasks; tasks that only one attempted are refused.
     * Empty as for {@link #of}.
     */
    public static Optional<Estimate> difference(
            int k, List<ResolveRate.Attempt> first, List<ResolveRate.Attempt> second, BootstrapOptions options) {
        Map<String, int[]> ofFirst = counts(first);
        Map<String, int[]> ofSecond = counts(second);
        if (!ofFirst.keySet().equals(ofSecond.keySet())) {
            throw new IllegalArgumentException("both versions attempt the same tasks");
        }
        List<PairedDifference.Scores> scores = ofFirst.keySet().stream()
                .map(task -> new PairedDifference.Scores(
                        task,
                        passAt(k, task, ofFirst.getOrDefault(task, new int[2])),
                        passAt(k, task, ofSecond.getOrDefault(task, new int[2]))))
                .toList();
        return PairedDifference.of(scores, options);
    }

    private static double passAt(int k, String task, int[] resolvedAndAll) {
        if (resolvedAndAll[1] < k) {
            throw new IllegalArgumentException(
                    "pass@" + k + " needs " + k + " attempts at every task; " + task + " has " + resolvedAndAll[1]);
        }
        return ResolveRate.passAt(k, resolvedAndAll[0], resolvedAndAll[1]);
    }

    private static Map<String, int[]> counts(List<ResolveRate.Attempt> attempts) {
        Map<String, int[]> tasks = new TreeMap<>();
        for (ResolveRate.Attempt attempt : attempts) {
            int[] counts = tasks.computeIfAbsent(attempt.task(), task -> new int[2]);
            counts[0] += attempt.resolved() ? 1 : 0;
            counts[1]++;
        }
        return tasks;
    }
}
