package dev.marlin.reviews;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.Optional;

/**
 * An author's finished comparison on its way through review.
 *
 * @param round current round, from 1
 * @param adjudicator who decides; empty before people differ, and while nobody can
 * @param submittedAt when round 1 arrived
 */
public record Submission(
        SubmissionId id,
        ComparisonId comparison,
        TaskId task,
        CampaignId campaign,
        PersonId author,
        SubmissionState state,
        int round,
        Optional<PersonId> adjudicator,
        Instant submittedAt,
        Instant changedAt) {

    Submission moved(SubmissionState to, Instant at) {
        return new Submission(id, comparison, task, campaign, author, to, round, adjudicator, submittedAt, at);
    }

    Submission inRound(int number) {
        return new Submission(
                id, comparison, task, campaign, author, state, number, adjudicator, submittedAt, changedAt);
    }

    Submission decidedBy(Optional<PersonId> person) {
        return new Submission(id, comparison, task, campaign, author, state, round, person, submittedAt, changedAt);
    }
}
