package dev.marlin.comparisons;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.comparisons.Comparisons.Writer;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.runs.PairId;
import dev.marlin.tasks.Category;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the lower floors know of a task that is compared: task, campaign, rubric and lease in one look. */
public interface Assignments {
    Assignment of(TaskId task);

    RubricVersion rubric(RubricVersionId version);

    /**
     * Lets the writer go on only while the lease, or the grace time after it, is theirs.
     *
     * @throws dev.marlin.kernel.MarlinException LEASE_ENDED otherwise
     */
    void requireHolder(TaskId task, Writer writer);

    /** Who works on that pair: who started it, if they ever held the task. */
    Optional<PersonId> workerOf(TaskId task, PairId pair);

    /** Ends the lease because the holder's work is in. */
    void complete(TaskId task, PersonId person);

    /** Gives the holder more time; answers until when. */
    Instant extend(TaskId task, PersonId person);

    /**
     * One task as its comparison needs it.
     *
     * @param baseCommit 40 hex
     * @param rubric the campaign's rubric version; a comparison keeps the one it was opened with
     * @param leases who has the task and until when
     */
    record Assignment(
            TaskId task,
            CampaignId campaign,
            String title,
            Category category,
            String baseCommit,
            PersonId author,
            RubricVersionId rubric,
            List<Lease> leases) {
        public Assignment {
            leases = List.copyOf(leases);
        }

        /** That person's lease. */
        public Optional<Lease> lease(PersonId person) {
            return leases.stream()
                    .filter(lease -> lease.holder().equals(person))
                    .findFirst();
        }
    }

    /**
     * Who has the task, and until when unless it is extended.
     *
     * @param pausedUntil when the clock goes on; empty while it runs
     */
    record Lease(PersonId holder, long fence, Instant until, Optional<Instant> pausedUntil) {}
}
