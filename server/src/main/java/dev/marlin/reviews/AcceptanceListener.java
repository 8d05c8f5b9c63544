package dev.marlin.reviews;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.List;

/** Told, in the same transaction, that a submission is accepted; {@code pay} implements it. */
public interface AcceptanceListener {
    void accepted(Accepted accepted);

    /**
     * An accepted submission.
     *
     * @param judgement the one that counts: the author's, or the adjudicator's where it came to that
     * @param reviewers everybody who sent a review in any round
     */
    record Accepted(
            SubmissionId submission,
            ComparisonId comparison,
            TaskId task,
            CampaignId campaign,
            PersonId author,
            JudgementId judgement,
            List<PersonId> reviewers,
            Instant at) {
        public Accepted {
            reviewers = List.copyOf(reviewers);
        }
    }
}
