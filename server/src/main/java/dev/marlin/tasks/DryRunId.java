package dev.marlin.tasks;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies one dry run. */
public record DryRunId(UUID value) implements Id {
    public static DryRunId random() {
        return new DryRunId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
