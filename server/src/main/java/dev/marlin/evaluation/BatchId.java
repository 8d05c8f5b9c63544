package dev.marlin.evaluation;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies a locked batch of tasks. */
public record BatchId(UUID value) implements Id {
    public static BatchId random() {
        return new BatchId(UUID.randomUUID());
    }

    public static BatchId parse(String text) {
        return new BatchId(Id.parse("That batch", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
