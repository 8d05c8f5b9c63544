package dev.marlin.reservations;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.TaskId;
import java.time.Instant;

/** Who must know when people take tasks and give them back, in the same transaction: this floor tells, upper ones act. */
public interface ClaimListener {
    void claimed(Claim claim);

    /** Called once per claim, however it ended. */
    void ended(Claim claim, ClaimEnd end);

    /**
     * One person's hold of one task.
     *
     * @param fence names this hold among all of the task
     * @param at when it was claimed
     */
    record Claim(TaskId task, CampaignId campaign, PersonId holder, long fence, Instant at) {}

    /** How a claim ended. */
    enum ClaimEnd {
        /** Given back, taken away, or left until its time was over. */
        DROPPED,
        /** The work is in. */
        COMPLETED
    }
}
