package dev.marlin.reviews;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.List;

/** Told, in the same transaction, what becomes of submissions; {@code pay} implements it. */
public interface OutcomeListener {
    /** Called in each round. */
    void submitted(Work work);

    /**
     * Called again when what counts was judged anew, or when a rejection was overturned on appeal.
     *
     * @param judgement the one that counts: the author's, or the adjudicator's where it came to that
     */
    void accepted(Work work, JudgementId judgement);

    /** Called again, with who decided that among the adjudicators, when an appeal upholds it. */
    void rejected(Work work);

    void withdrawn(Work work);

    /**
     * A submission and who worked on it so far.
     *
     * @param reviewers everybody who sent a review in any round
     * @param adjudicators everybody who decided in any round, or on an appeal
     * @param at when it came to this
     */
    record Work(
            SubmissionId submission,
            ComparisonId comparison,
            TaskId task,
            CampaignId campaign,
            PersonId author,
            List<PersonId> reviewers,
            List<PersonId> adjudicators,
            Instant at) {
        public Work {
            reviewers = List.copyOf(reviewers);
            adjudicators = List.copyOf(adjudicators);
        }
    }
}
