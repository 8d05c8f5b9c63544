package dev.marlin.statistics.planning;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.Quantiles;

/**
 * How wide an interval will be when more tasks are judged: widths shrink with the root of the number of tasks, and the
 * tasks to come are taken to be like those so far.
 *
 * @param now the interval today
 * @param tasks independent tasks behind it, at least 2; not comparisons, of which one task can hold many
 */
public record WidthForecast(Estimate now, long tasks) {
    public WidthForecast {
        if (tasks < 2) {
            throw new IllegalArgumentException("fewer than two tasks tell nothing about the spread of tasks");
        }
    }

    /** Before the first task: the interval of a contest's mean score, were so many tasks judged. */
    public static Estimate assumed(Contest contest, long tasks, double confidence) {
        if (tasks < 1) {
            throw new IllegalArgumentException("at least one task is judged, not " + tasks);
        }
        double score = contest.ties() / 2 + (1 - contest.ties()) * contest.winRate();
        double half = Quantiles.normal(confidence) * contest.spread() / Math.sqrt((double) tasks);
        return Estimate.around(score, score - half, score + half, confidence, tasks);
    }

    /** Half the width at so many tasks in total, in the unit of the estimate. */
    public double halfWidthAt(long total) {
        if (total < 2) {
            throw new IllegalArgumentException("an interval needs two tasks, not " + total);
        }
        return halfWidth() * Math.sqrt((double) tasks / total);
    }

    /**
     * Tasks in total until half the width is no more than wanted; what there is already when that suffices.
     *
     * @param wanted positive
     */
    public long tasksFor(double wanted) {
        if (!(wanted > 0)) {
            throw new IllegalArgumentException("half a width is positive, not " + wanted);
        }
        double ratio = halfWidth() / wanted;
        return Math.max(tasks, (long) Math.ceil(tasks * ratio * ratio));
    }

    private double halfWidth() {
        return (now.high() - now.low()) / 2;
    }
}
