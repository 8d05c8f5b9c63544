package dev.marlin.tasks.relations;

import dev.marlin.kernel.MarlinException;
import dev.marlin.tasks.TaskId;
import java.util.Map;
import java.util.Optional;

/** The task that a path names. */
final class TaskPaths {
    private TaskPaths() {}

    /** Empty when {@code {task}} is absent or garbage: then no relation holds. */
    static Optional<TaskId> task(Map<String, String> pathVariables) {
        try {
            return Optional.ofNullable(pathVariables.get("task")).map(TaskId::parse);
        } catch (MarlinException e) {
            return Optional.empty();
        }
    }
}
