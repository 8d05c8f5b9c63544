package dev.marlin.tasks;

import dev.marlin.kernel.MarlinException;
import java.util.EnumSet;
import java.util.Set;

/** How a task moves: one line per arrow. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
enum TaskStep {
    EDIT(EnumSet.of(TaskState.DRAFT), TaskState.DRAFT),
    PUBLISH(EnumSet.of(TaskState.DRAFT), TaskState.READY),
    WITHDRAW(EnumSet.of(TaskState.DRAFT, TaskState.READY), TaskState.WITHDRAWN);

    private final Set<TaskState> from;
    private final TaskState to;

    TaskStep(Set<TaskState> from, TaskState to) {
        this.from = Set.copyOf(from);
        this.to = to;
    }

    boolean allowedIn(TaskState state) {
        return from.contains(state);
    }

    /** @throws MarlinException CONFLICT when this arrow does not begin in {@code state} */
    TaskState apply(TaskState state) {
        if (allowedIn(state)) {
            return to;
        }
        throw MarlinException.conflict(
                switch (state) {
                    case DRAFT -> "This task is still a draft. Nothing was changed.";
                    case READY ->
                        "This task is published: its content does not change any more. Withdraw it and write a new one.";
                    case WITHDRAWN -> "This task is withdrawn. Nothing was changed.";
                });
    }
}
