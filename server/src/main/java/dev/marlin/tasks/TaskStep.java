package dev.marlin.tasks;

import dev.marlin.kernel.Arrow;
import dev.marlin.kernel.Transition;
import java.util.EnumSet;
import java.util.Set;

/** How a task moves: one line per arrow. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
enum TaskStep implements Transition<TaskState> {
    EDIT(EnumSet.of(TaskState.DRAFT), TaskState.DRAFT),
    PUBLISH(EnumSet.of(TaskState.DRAFT), TaskState.READY),
    WITHDRAW(EnumSet.of(TaskState.DRAFT, TaskState.READY), TaskState.WITHDRAWN);

    private final Arrow<TaskState> arrow;

    TaskStep(Set<TaskState> from, TaskState to) {
        this.arrow = new Arrow<>(from, to);
    }

    @Override
    public Arrow<TaskState> arrow() {
        return arrow;
    }

    @Override
    public String refusal(TaskState state) {
        return switch (state) {
            case DRAFT -> "This task is still a draft. Nothing was changed.";
            case READY ->
                "This task is published: its content does not change any more. Withdraw it and write a new one.";
            case WITHDRAWN -> "This task is withdrawn. Nothing was changed.";
        };
    }
}
