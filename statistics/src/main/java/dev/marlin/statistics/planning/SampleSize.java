package dev.marlin.statistics.planning;

import dev.marlin.statistics.interval.Quantiles;
import dev.marlin.statistics.interval.SignTest;
import java.math.BigDecimal;

/**
 * How many tasks show which of two versions is better.
 *
 * <p>The test is the exact two-sided sign test of the decided tasks. The search begins at the size of the score test of
 * the mean score against 1/2, ties as half wins (Lachin 1981, equation 2), which is optimistic by a few per cent, and
 * ends where the exact power reaches what was asked for.
 *
 * @param tasks to be judged, each once
 * @param decided tasks among them in which one version is expected to win
 * @param power chance that the test is significant at {@code tasks}
 * @param confidence one less the chance of a false alarm, both sides together
 */
public record SampleSize(long tasks, long decided, double power, double confidence) {
    private static final long MOST = 1_000_000_000;

    /**
     * @param power wanted, 0.5 to 0.999999; 0.9 is usual
     * @param confidence 0.5 to 0.999999; 0.95 is usual
     * @throws IllegalArgumentException also when more than a billion tasks would be needed
     */
    public static SampleSize of(Contest contest, double power, double confidence) {
        if (!(power >= 0.5 && power <= 0.999999)) {
            throw new IllegalArgumentException("the power lies between 0.5 and 0.999999 (0.9 is usual), not " + power);
        }
        double alarm = Quantiles.normal(confidence);
        double miss = Quantiles.standardNormal(power);
        double root = (alarm * contest.spreadIfEqual() + miss * contest.spread()) / contest.lead();
        double tasks = Math.ceil(root * root);
        if (tasks > MOST) {
            throw new IllegalArgumentException(
                    "a win rate of " + contest.winRate() + " needs more than a billion tasks");
        }
        SampleSize size = at(contest, (long) tasks, confidence);
        while (size.power() < power) {
            size = at(contest, size.tasks() + 1 + size.tasks() / 1_000, confidence);
        }
        return size;
    }

    /** The size and its exact power, whatever it is. */
    public static SampleSize at(Contest contest, long tasks, double confidence) {
        if (tasks < 1) {
            throw new IllegalArgumentException("at least one task is judged, not " + tasks);
        }
        long decided = Math.round(tasks * (1 - contest.ties()));
        return new SampleSize(
                tasks, decided, SignTest.power(tasks, 1 - contest.ties(), contest.winRate(), confidence), confidence);
    }

    /** What the tasks cost, for example USD 280 each. */
    public BigDecimal cost(BigDecimal perTask) {
        if (perTask.signum() < 0) {
            throw new IllegalArgumentException("a task costs nothing or more, not " + perTask);
        }
        return perTask.multiply(BigDecimal.valueOf(tasks));
    }
}
