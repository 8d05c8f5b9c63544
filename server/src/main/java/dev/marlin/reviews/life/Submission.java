package dev.marlin.reviews.life;

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
 * @param terms number of the campaign's review terms that hold for it; 0 for those that the campaign was opened with
 * @param stage panel whose turn it is or was last, from 1; each round begins with the first. Panels of re-opened rounds
 *     have stages of their own, from 101
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
        int terms,
        int stage,
        Optional<PersonId> adjudicator,
        Instant submittedAt,
        Instant changedAt) {
    private static final int REOPENED = 101;

    /** In that state since that moment. */
    public Submission moved(SubmissionState to, Instant at) {
        return with(to, round, stage, adjudicator, at);
    }

    /** In that round of its author; each begins with the first panel, a re-opened one stays with its own. */
    public Submission inRound(int number) {
        return with(state, number, isReopened() ? stage : 1, adjudicator, changedAt);
    }

    /** The round that judges anew what counted so far: a panel of its own, and nobody who decided before. */
    public Submission reopened() {
        return with(state, round + 1, isReopened() ? stage + 1 : REOPENED, Optional.empty(), changedAt);
    }

    /** Whether its present panel judges anew what was accepted once. */
    public boolean isReopened() {
        return stage >= REOPENED;
    }

    /** Before that panel. */
    public Submission inStage(int number) {
        return with(state, round, number, adjudicator, changedAt);
    }

    /** With that person to decide it, or nobody. */
    public Submission decidedBy(Optional<PersonId> person) {
        return with(state, round, stage, person, changedAt);
    }

    private Submission with(SubmissionState to, int inRound, int inStage, Optional<PersonId> decidedBy, Instant at) {
        return new Submission(
                id, comparison, task, campaign, author, to, inRound, terms, inStage, decidedBy, submittedAt, at);
    }
}
