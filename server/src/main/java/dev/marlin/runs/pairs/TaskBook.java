package dev.marlin.runs.pairs;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.kernel.MarlinException;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.TaskState;
import dev.marlin.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Tasks with their campaigns, as runs need them. */
@Component
record TaskBook(Tasks tasks, Campaigns campaigns) {
    Task task(TaskId id) {
        return tasks.get(id);
    }

    /** @throws MarlinException CONFLICT unless the task is published */
    Task requireReady(TaskId id) {
        Task task = tasks.get(id);
        if (task.state() != TaskState.READY) {
            throw MarlinException.conflict("Only a published task can be run; this one is "
                    + (task.state() == TaskState.DRAFT ? "a draft" : "withdrawn") + ". Nothing was started.");
        }
        return task;
    }

    Campaign requireRunningCampaign(Task task) {
        return campaigns.requireRunning(task.campaign());
    }
}
