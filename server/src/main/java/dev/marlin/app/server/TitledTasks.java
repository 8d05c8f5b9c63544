package dev.marlin.app.server;

import dev.marlin.notices.TaskBook;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells notices of which campaign a task is, and its title. */
@Component
class TitledTasks implements TaskBook {
    private final Tasks tasks;

    TitledTasks(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public Optional<Entry> find(UUID task) {
        return tasks.find(new TaskId(task))
                .map(found -> new Entry(found.campaign().value(), found.title()));
    }
}
