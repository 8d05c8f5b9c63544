package dev.marlin.runs;

import dev.marlin.agents.AgentVersionId;
import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Work that was done elsewhere, brought here for one task and one agent version whose adapter is IMPORT. What is
 * attached later counts for pairs that start later. That a patch is empty, does not apply or does not compile is no
 * error here: it is what the candidate left.
 */
public interface ImportedPatches {
    /**
     * A patch as {@code git apply} takes it; may be empty.
     *
     * @throws dev.marlin.kernel.MarlinException INVALID when the version is no import; TOO_LARGE above 32 MiB
     */
    Work attachPatch(TaskId task, AgentVersionId agent, byte[] patch, PersonId by);

    /** A branch of the task's mirrored repository: its tip when the pair starts. */
    Work attachBranch(TaskId task, AgentVersionId agent, String branch, PersonId by);

    /** A commit of the task's mirrored repository, 40 hex. */
    Work attachCommit(TaskId task, AgentVersionId agent, String commit, PersonId by);

    /**
     * All rows of a SWE-bench predictions file that are this agent's.
     *
     * @param tasks task by instance id; an instance that is not in it is looked up as the title of a ready task
     * @throws dev.marlin.kernel.MarlinException INVALID, naming row and field, when the file is no predictions file
     */
    PredictionsReport attachPredictions(AgentVersionId agent, byte[] file, Map<String, TaskId> tasks, PersonId by);

    /** What is attached to a task now, the latest per agent version. */
    List<Work> of(TaskId task);

    /** The latest for this task and version. */
    Optional<Work> of(TaskId task, AgentVersionId agent);

    /**
     * One attached work.
     *
     * @param id grows with time
     * @param content blob digest of a patch, name of a branch, or commit
     */
    record Work(long id, TaskId task, AgentVersionId agent, Kind kind, String content, Instant attachedAt) {}

    /** Forms of work. */
    enum Kind {
        PATCH,
        BRANCH,
        COMMIT
    }

    /**
     * What came of a predictions file.
     *
     * @param attached instance ids that were attached
     * @param unknown instance ids without a task
     * @param otherModels rows of other models, left alone
     */
    record PredictionsReport(List<String> attached, List<String> unknown, int otherModels) {
        public PredictionsReport {
            attached = List.copyOf(attached);
            unknown = List.copyOf(unknown);
        }
    }
}
