package dev.marlin.reservations;

import dev.marlin.campaigns.Campaigns;
import dev.marlin.kernel.MarlinException;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Which tasks may be claimed: published ones of open campaigns. Their own author may, too. */
@Component
class ClaimRules {
    private final Tasks tasks;
    private final Campaigns campaigns;

    ClaimRules(Tasks tasks, Campaigns campaigns) {
        this.tasks = tasks;
        this.campaigns = campaigns;
    }

    Task task(TaskId id) {
        return tasks.get(id);
    }

    /** @throws MarlinException CONFLICT that says why it cannot be claimed */
    Task requireClaimable(TaskId id) {
        Task task = tasks.get(id);
        switch (task.state()) {
            case DRAFT -> throw MarlinException.conflict("This task is not published yet. Nothing was changed.");
            case WITHDRAWN -> throw MarlinException.conflict("This task was withdrawn. Nothing was changed.");
            case READY -> campaigns.requireOpen(task.campaign());
        }
        return task;
    }
}
