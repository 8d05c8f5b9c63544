package dev.marlin.evaluation;

import dev.marlin.runs.Trials.TrialResult;
import dev.marlin.statistics.interval.Estimate;
import dev.marlin.tasks.TaskId;
import java.util.List;
import java.util.Optional;

/**
 * How an evaluation stands.
 *
 * @param running tasks without a result yet
 * @param infrastructure tasks whose failure was ours: left out of the rate and said here
 * @param resolveRate resolved of the rest, with its interval; empty until there is one result
 */
public record Score(
        Evaluation evaluation, List<Line> lines, int running, int infrastructure, Optional<Estimate> resolveRate) {
    public Score {
        lines = List.copyOf(lines);
    }

    /** One task of the batch. */
    public record Line(TaskId task, String title, Optional<TrialResult> result) {}
}
