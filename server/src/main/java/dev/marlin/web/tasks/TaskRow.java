package dev.marlin.web.tasks;

import dev.marlin.reservations.Reservation;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskState;
import java.util.Optional;

/**
 * One line of the task list.
 *
 * @param repository its name
 * @param campaign its name
 * @param pays what the author of an accepted submission is paid
 * @param held who holds it now
 * @param mine whether that is the visitor
 * @param done whether its work is in
 */
public record TaskRow(
        Task task,
        String repository,
        String campaign,
        String pays,
        Optional<Reservation> held,
        boolean mine,
        boolean done) {
    /** Whether the visitor may claim it. */
    public boolean open() {
        return task.state() == TaskState.READY && held.isEmpty() && !done;
    }
}
