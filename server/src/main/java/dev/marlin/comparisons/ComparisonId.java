package dev.marlin.comparisons;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies a blind comparison of a pair by one expert. */
public record ComparisonId(UUID value) implements Id {
    public static ComparisonId random() {
        return new ComparisonId(UUID.randomUUID());
    }

    public static ComparisonId parse(String text) {
        return new ComparisonId(Id.parse("That comparison", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
