package dev.marlin.web.runs;

import dev.marlin.identity.Relation;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.reservations.Reservations;
import dev.marlin.tasks.TaskId;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code task-holder}: the visitor holds the task that {@code {task}} names, in force or in grace. */
@Component
class TaskHolder implements Relation {
    private final Reservations reservations;

    TaskHolder(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public String name() {
        return "task-holder";
    }

    @Override
    public boolean holds(Visitor visitor, Map<String, String> pathVariables) {
        try {
            return reservations
                    .of(TaskId.parse(pathVariables.getOrDefault("task", "")), visitor.id())
                    .isPresent();
        } catch (MarlinException noTask) {
            return false;
        }
    }
}
