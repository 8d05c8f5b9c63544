package dev.marlin.reviews;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Sides;
import dev.marlin.kernel.PersonId;
import dev.marlin.runs.PairId;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.List;

/** Accepted submissions, for rankings and releases. */
public interface AcceptedWork {
    /** All accepted submissions, oldest acceptance first. */
    List<AcceptedComparison> accepted();

    /**
     * One accepted comparison with everything that was said about it.
     *
     * @param counted the judgement of the whole that counts
     * @param judgements every judgement in every role, turn and round, oldest first
     */
    record AcceptedComparison(
            SubmissionId submission,
            ComparisonId comparison,
            PairId pair,
            TaskId task,
            CampaignId campaign,
            PersonId author,
            Judgement counted,
            List<Judgement> judgements,
            Sides sides,
            Instant acceptedAt) {
        public AcceptedComparison {
            judgements = List.copyOf(judgements);
        }
    }
}
