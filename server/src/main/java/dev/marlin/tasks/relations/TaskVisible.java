package dev.marlin.tasks.relations;

import dev.marlin.identity.Relation;
import dev.marlin.identity.Visitor;
import dev.marlin.tasks.Tasks;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code task-visible}: the task that {@code {task}} names is or was published, or is the visitor's own draft. */
@Component
class TaskVisible implements Relation {
    private final Tasks tasks;

    TaskVisible(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return "task-visible";
    }

    @Override
    public boolean holds(Visitor visitor, Map<String, String> pathVariables) {
        return TaskPaths.task(pathVariables)
                .flatMap(tasks::find)
                .filter(task -> tasks.visible(task, visitor))
                .isPresent();
    }
}
