package dev.marlin.comparisons;

import dev.marlin.campaigns.Campaigns;
import dev.marlin.kernel.PersonId;
import dev.marlin.reservations.Reservations;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Assignments as the floors below know them. */
@Component
record LeasedTasks(Tasks tasks, Campaigns campaigns, Rubrics rubrics, Reservations reservations)
        implements Assignments {
    @Override
    public Assignment of(TaskId id) {
        Task task = tasks.get(id);
        return new Assignment(
                id,
                task.campaign(),
                task.title(),
                task.category(),
                task.baseCommit(),
                task.author(),
                campaigns.get(task.campaign()).rubricVersion(),
                reservations.of(id).map(held -> new Lease(held.holder(), held.leaseUntil())));
    }

    @Override
    public RubricVersion rubric(RubricVersionId version) {
        return rubrics.get(version);
    }

    @Override
    public void requireHolder(TaskId task, PersonId person) {
        reservations.requireHolder(task, person);
    }

    @Override
    public void complete(TaskId task, PersonId person) {
        reservations.complete(task, person);
    }

    @Override
    public Instant extend(TaskId task, PersonId person) {
        return reservations.extend(task, person).leaseUntil();
    }
}
