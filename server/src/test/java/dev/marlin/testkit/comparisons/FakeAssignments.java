package dev.marlin.testkit.comparisons;

import dev.marlin.comparisons.Assignments;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tasks with leases that a test hands out and takes away. */
public final class FakeAssignments implements Assignments {
    private final Map<TaskId, Assignment> assignments = new HashMap<>();
    private final Map<RubricVersionId, RubricVersion> rubrics = new HashMap<>();
    private final Set<TaskId> completed = new HashSet<>();

    public void put(Assignment assignment, RubricVersion rubric) {
        assignments.put(assignment.task(), assignment);
        rubrics.put(rubric.id(), rubric);
    }

    public void endLease(TaskId task) {
        lease(task, Optional.empty());
    }

    public boolean isCompleted(TaskId task) {
        return completed.contains(task);
    }

    @Override
    public Assignment of(TaskId task) {
        return assignments.get(task);
    }

    @Override
    public RubricVersion rubric(RubricVersionId version) {
        return rubrics.get(version);
    }

    @Override
    public void requireHolder(TaskId task, PersonId person) {
        if (of(task).lease().filter(lease -> lease.holder().equals(person)).isEmpty()) {
            throw new MarlinException(Problem.LEASE_ENDED, "You do not hold this task (any more).");
        }
    }

    @Override
    public void complete(TaskId task, PersonId person) {
        requireHolder(task, person);
        completed.add(task);
        endLease(task);
    }

    @Override
    public Instant extend(TaskId task, PersonId person) {
        requireHolder(task, person);
        Instant until = of(task).lease().orElseThrow().until().plusSeconds(3_600);
        lease(task, Optional.of(new Lease(person, until)));
        return until;
    }

    private void lease(TaskId task, Optional<Lease> lease) {
        Assignment old = of(task);
        assignments.put(
                task,
                new Assignment(
                        task,
                        old.campaign(),
                        old.title(),
                        old.category(),
                        old.baseCommit(),
                        old.author(),
                        old.rubric(),
                        lease));
    }
}
