package dev.marlin.testkit.comparisons;

import dev.marlin.comparisons.Assignments;
import dev.marlin.comparisons.Comparisons.Writer;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.runs.PairId;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
        leases(task, List.of());
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
    public void requireHolder(TaskId task, Writer writer) {
        if (of(task).lease(writer.person())
                .filter(lease -> writer.fence().isEmpty() || writer.fence().getAsLong() == lease.fence())
                .isEmpty()) {
            throw new MarlinException(Problem.LEASE_ENDED, "You do not hold this task (any more).");
        }
    }

    @Override
    public void complete(TaskId task, PersonId person) {
        requireHolder(task, Writer.of(person));
        completed.add(task);
        endLease(task);
    }

    @Override
    public Instant extend(TaskId task, PersonId person) {
        requireHolder(task, Writer.of(person));
        Lease held = of(task).lease(person).orElseThrow();
        Instant until = held.until().plusSeconds(3_600);
        leases(task, List.of(new Lease(person, held.fence(), until, Optional.empty())));
        return until;
    }

    /** Gives the task to the person under a new lease, for an hour. */
    public void claim(TaskId task, PersonId person, long fence) {
        leases(task, List.of(new Lease(person, fence, Instant.now().plusSeconds(3_600), Optional.empty())));
    }

    @Override
    public Optional<PersonId> workerOf(TaskId task, PairId pair) {
        return Optional.empty();
    }

    private void leases(TaskId task, List<Lease> leases) {
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
                        leases));
    }
}
