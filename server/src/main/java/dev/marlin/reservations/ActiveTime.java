package dev.marlin.reservations;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.TaskId;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * How long people worked on what they hold. An open page says every half minute that it is visible and was used within
 * the last two minutes: that one bit, and neither what was read or typed nor how much. Reading counts, idle time does
 * not, and the sum is never more than the clock's time.
 */
@Service
public class ActiveTime {
    /** How often a page that is used says so, and how much one such word counts at most. */
    public static final Duration BEAT = Duration.ofSeconds(30);

    private static final int LATEST_WORK = 2_000;

    private final ActiveTimeStore store;
    private final Reservations reservations;
    private final Ground ground;

    ActiveTime(ActiveTimeStore store, Reservations reservations, Ground ground) {
        this.store = store;
        this.reservations = reservations;
        this.ground = ground;
    }

    /**
     * A page of the task says that it is used. While the clock stands nothing is counted.
     *
     * @return the person's time on this task so far
     * @throws MarlinException LEASE_ENDED when the person does not hold it
     */
    public WorkingTime beat(TaskId task, PersonId person) {
        return ground.inTransaction(() -> {
            Reservation held = reservations.requireHolder(task, person);
            store.prepare(person);
            store.beat(held, BEAT);
            return store.of(task, person);
        });
    }

    /** The person's time on the task. */
    public WorkingTime of(TaskId task, PersonId person) {
        return store.of(task, person);
    }

    /** The person's time on all tasks. */
    public WorkingTime of(PersonId person) {
        return store.of(person);
    }

    /** How long the latest finished work took, by kind of task; kinds of which there is too little are absent. */
    public List<TypicalTime> typical() {
        return store.typical(LATEST_WORK, TypicalTime.LEAST);
    }
}
