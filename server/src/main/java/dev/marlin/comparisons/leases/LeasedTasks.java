package dev.marlin.comparisons.leases;

import dev.marlin.campaigns.Campaigns;
import dev.marlin.comparisons.Assignments;
import dev.marlin.comparisons.Comparisons.Writer;
import dev.marlin.kernel.PersonId;
import dev.marlin.reservations.Reservations;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.runs.NeutralPairs;
import dev.marlin.runs.PairId;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Assignments as the floors below know them.
 *
 * @param pairs asked for late, because pairs tell those who ask
 */
@Component
record LeasedTasks(
        Tasks tasks,
        Campaigns campaigns,
        Rubrics rubrics,
        Reservations reservations,
        ObjectProvider<NeutralPairs> pairs)
        implements Assignments {
    @Override
    public Assignment of(TaskId id) {
        Task task = tasks.get(id);
        return new Assignment(
                id,
                task.campaign(),
                task.title(),
                task.category(),
                task.baseCommit(),
                task.author(),
                campaigns.get(task.campaign()).rubricVersion(),
                reservations.holders(id).stream()
                        .map(held -> new Lease(
                                held.holder(),
                                held.fence(),
                                held.leaseUntil(),
                                held.pauses().until()))
                        .toList());
    }

    @Override
    public RubricVersion rubric(RubricVersionId version) {
        return rubrics.get(version);
    }

    @Override
    public void requireHolder(TaskId task, Writer writer) {
        reservations.requireHolder(task, writer.person(), writer.fence());
    }

    @Override
    public Optional<PersonId> workerOf(TaskId task, PairId pair) {
        return reservations.everHeld(task).stream()
                .filter(person -> pairs.getObject()
                        .startedBy(person, task)
                        .filter(started -> started.id().equals(pair))
                        .isPresent())
                .findFirst();
    }

    @Override
    public void complete(TaskId task, PersonId person) {
        reservations.complete(task, person);
    }

    @Override
    public Instant extend(TaskId task, PersonId person) {
        return reservations.extend(task, person).leaseUntil();
    }
}
