package dev.marlin.web.tasks;

import dev.marlin.kernel.Money;
import dev.marlin.reservations.TaskStanding;
import dev.marlin.reservations.TypicalTime;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskState;
import java.util.Optional;

/**
 * One line of the task list.
 *
 * @param repository its name
 * @param campaign its name
 * @param fee what the author of an accepted submission is paid
 * @param standing what it is to the visitor
 * @param typical how long tasks of its kind take
 */
public record TaskRow(
        Task task,
        String repository,
        String campaign,
        Money fee,
        TaskStanding standing,
        Optional<TypicalTime> typical) {
    /** Whether the visitor may claim it. */
    public boolean open() {
        return task.state() == TaskState.READY && standing.is(TaskStanding.Kind.OPEN);
    }

    public boolean mine() {
        return standing.is(TaskStanding.Kind.MINE);
    }

    /** What an hour of work on it brings, at the median. */
    public Optional<Money> anHour() {
        return typical.map(time ->
                Money.of(fee.minorUnits() * 60 / time.median(), fee.currency().getCurrencyCode()));
    }
}
