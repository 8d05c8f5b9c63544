package dev.marlin.attempts;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies one attempt at a qualification. */
public record AttemptId(UUID value) implements Id {
    public static AttemptId random() {
        return new AttemptId(UUID.randomUUID());
    }

    public static AttemptId parse(String text) {
        return new AttemptId(Id.parse("That attempt", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
