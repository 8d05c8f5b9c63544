package dev.marlin.tasks;

import dev.marlin.identity.Relation;
import dev.marlin.identity.Visitor;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code task-author}: the visitor wrote the task that {@code {task}} names. */
@Component
class TaskAuthor implements Relation {
    private final TaskStore store;

    TaskAuthor(TaskStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "task-author";
    }

    @Override
    public boolean holds(Visitor visitor, Map<String, String> pathVariables) {
        return TaskPaths.task(pathVariables)
                .flatMap(store::find)
                .filter(task -> task.author().equals(visitor.id()))
                .isPresent();
    }
}
