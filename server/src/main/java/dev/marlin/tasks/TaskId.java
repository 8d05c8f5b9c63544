package dev.marlin.tasks;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies a task. */
public record TaskId(UUID value) implements Id {
    public static TaskId random() {
        return new TaskId(UUID.randomUUID());
    }

    public static TaskId parse(String text) {
        return new TaskId(Id.parse("That task", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
