package dev.marlin.comparisons;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.TaskId;
import java.time.Instant;

/** Told, in the same transaction, that an author has submitted; {@code reviews} implements it. */
public interface SubmissionListener {
    void submitted(Submitted submitted);

    /**
     * An author's final word on a comparison.
     *
     * @param judgement the author's judgement of the whole
     * @param round 1 at first, growing with each rework
     */
    record Submitted(
            ComparisonId comparison,
            TaskId task,
            CampaignId campaign,
            PersonId author,
            JudgementId judgement,
            int round,
            Instant at) {}
}
