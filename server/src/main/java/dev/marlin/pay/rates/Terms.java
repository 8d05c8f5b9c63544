package dev.marlin.pay.rates;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.TaskId;
import java.time.Instant;

/**
 * The rule that was in force when somebody claimed a task, as it stays for this claim.
 *
 * @param fence names the claim among all of the task
 */
public record Terms(TaskId task, long fence, PersonId person, CampaignId campaign, Quote quote, Instant claimedAt) {
    /** What transactions of this claim rest on. */
    public String reference() {
        return task + "/" + fence;
    }
}
