package dev.marlin.statistics.handbook;

import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.count.Rows;
import java.util.List;
import java.util.stream.IntStream;

/** Simulated votes on eight agents whose strengths are known. */
final class Votes {
    /** Natural log-odds, best first. */
    static final double[] STRENGTHS = {1.1, 0.7, 0.55, 0.15, -0.1, -0.45, -0.8, -1.15};

    /** Rao and Kupper's threshold: about three votes of ten between equals are ties. */
    static final double THRESHOLD = 0.6;

    private static final List<String> NAMES = IntStream.range(0, STRENGTHS.length)
            .mapToObj(i -> "agent " + (char) ('A' + i))
            .toList();

    private final int[] left;
    private final int[] right;
    private final byte[] outcome;

    private Votes(int votes) {
        this.left = new int[votes];
        this.right = new int[votes];
        this.outcome = new byte[votes];
    }

    /** Independent votes on pairs drawn evenly. */
    static Comparisons independent(int votes, long seed) {
        SeededDraws draws = new SeededDraws(seed);
        Votes drawn = new Votes(votes);
        for (int row = 0; row < votes; row++) {
            drawn.cast(row, STRENGTHS, draws);
        }
        return drawn.comparisons();
    }

    /** Tasks of some votes each; in a task every agent is up to 2 better or worse than usual. */
    static Comparisons byTask(int tasks, int perTask, long seed) {
        SeededDraws draws = new SeededDraws(seed);
        Votes drawn = new Votes(tasks * perTask);
        int[] clusters = new int[tasks * perTask];
        for (int task = 0; task < tasks; task++) {
            double[] here = STRENGTHS.clone();
            for (int i = 0; i < here.length; i++) {
                here[i] += 4 * draws.uniform() - 2;
            }
            for (int k = 0; k < perTask; k++) {
                clusters[task * perTask + k] = task;
                drawn.cast(task * perTask + k, here, draws);
            }
        }
        return drawn.comparisons().clustered(clusters);
    }

    private void cast(int row, double[] strengths, SeededDraws draws) {
        left[row] = draws.below(strengths.length);
        right[row] = (left[row] + 1 + draws.below(strengths.length - 1)) % strengths.length;
        outcome[row] = (byte) Rows.outcome(strengths[left[row]] - strengths[right[row]], THRESHOLD, draws);
    }

    private Comparisons comparisons() {
        return Comparisons.of(NAMES, left, right, outcome);
    }
}
