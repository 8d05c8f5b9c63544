package dev.marlin.tasks.relations;

import dev.marlin.identity.Relation;
import dev.marlin.identity.Visitor;
import dev.marlin.tasks.Tasks;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code task-author}: the visitor wrote the task that {@code {task}} names. */
@Component
class TaskAuthor implements Relation {
    private final Tasks tasks;

    TaskAuthor(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return "task-author";
    }

    @Override
    public boolean holds(Visitor visitor, Map<String, String> pathVariables) {
        return TaskPaths.task(pathVariables)
                .flatMap(tasks::find)
                .filter(task -> task.author().equals(visitor.id()))
                .isPresent();
    }
}
