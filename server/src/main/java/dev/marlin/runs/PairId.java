package dev.marlin.runs;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies a pair: two candidates on one task, through all turns. */
public record PairId(UUID value) implements Id {
    public static PairId random() {
        return new PairId(UUID.randomUUID());
    }

    public static PairId parse(String text) {
        return new PairId(Id.parse("That pair", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
