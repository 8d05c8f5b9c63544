package dev.marlin.reservations;

import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.TaskId;
import java.time.Instant;

/**
 * A person's lease of a task.
 *
 * @param fence grows with each lease of the task; a holder with an old fence is refused
 * @param leaseUntil when it ends unless extended; submitting stays possible for the grace time after it
 */
public record Reservation(TaskId task, PersonId holder, long fence, Instant leaseUntil) {}
