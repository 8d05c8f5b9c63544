package dev.marlin.reservations;

import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's lease of one of a task's places.
 *
 * @param fence grows with each lease of the task; a holder with an old fence is refused. Tells nobody how many there
 *     were
 * @param leaseUntil when it ends unless extended
 * @param graceUntil until when its holder may still submit
 * @param lookedAt when an open page last said that it was used; for managers
 */
public record Reservation(
        TaskId task,
        PersonId holder,
        long fence,
        Instant claimedAt,
        Instant leaseUntil,
        Instant graceUntil,
        Pauses pauses,
        Optional<Instant> lookedAt) {

    /**
     * How often the clock of this lease was stopped, and whether it stands.
     *
     * @param left how often it may still be stopped
     * @param minutes how long at most each time
     * @param until when the clock goes on by itself; empty when it runs
     */
    public record Pauses(int left, int minutes, Optional<Instant> until) {}

    /** Whether the clock stands. */
    public boolean paused() {
        return pauses.until().isPresent();
    }

    /** From when on the clock's remaining time counts: now, or the end of the pause. */
    public Instant runsFrom(Instant now) {
        return pauses.until().orElse(now);
    }
}
