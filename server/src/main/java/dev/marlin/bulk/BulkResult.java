package dev.marlin.bulk;

import dev.marlin.tasks.TaskId;
import java.util.Optional;

/**
 * One task of a bulk act.
 *
 * @param place from 1, in the order of turns
 * @param refusal why the step was refused
 */
public record BulkResult(int place, TaskId task, String title, Outcome outcome, Optional<String> refusal) {
    /** What came of one task. */
    public enum Outcome {
        /** Its turn has not come; none comes once the act is stopped. */
        WAITING,
        DONE,
        REFUSED
    }
}
