package dev.marlin.runs;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies one attempt of one candidate at one turn. */
public record RunId(UUID value) implements Id {
    public static RunId random() {
        return new RunId(UUID.randomUUID());
    }

    public static RunId parse(String text) {
        return new RunId(Id.parse("That run", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
