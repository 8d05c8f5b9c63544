package dev.marlin.evaluation;

import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.List;

/**
 * A locked set of tasks: what any later agent version is measured on.
 *
 * @param digest SHA-256 over the tasks' digests in order
 */
public record Batch(BatchId id, String name, List<Locked> tasks, String digest, Instant createdAt) {
    public Batch {
        tasks = List.copyOf(tasks);
    }

    /** A task and its digest at the time of locking; ready tasks do not change, so they stay equal. */
    public record Locked(TaskId task, String digest) {}
}
