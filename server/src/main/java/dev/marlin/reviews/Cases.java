package dev.marlin.reviews;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.comparisons.Annotation;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.runs.PairId;
import dev.marlin.tasks.TaskId;
import java.util.List;

/** What reviews ask of the floors below, in one place: campaign, task, comparison. */
interface Cases {
    /** Independent reviewers that the campaign wants, 0 to 9. */
    int reviewers(CampaignId campaign);

    /** Title of the task, free of agents' names. */
    String title(TaskId task);

    /** The version that all judgements of this comparison are bound to. */
    RubricVersion rubric(ComparisonId comparison);

    PairId pair(ComparisonId comparison);

    /** Names of the verifiers that ran on both sides, in the task's order. */
    List<String> verifiers(ComparisonId comparison);

    /** Everybody's annotations that stand, in everybody's order of writing. */
    List<Annotation> annotations(ComparisonId comparison);

    /** Hands the comparison back to its author for this round. */
    void reopen(ComparisonId comparison, PersonId by, int round);
}
