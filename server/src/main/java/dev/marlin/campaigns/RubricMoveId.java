package dev.marlin.campaigns;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies a move of a campaign to another rubric version. */
public record RubricMoveId(UUID value) implements Id {
    public static RubricMoveId random() {
        return new RubricMoveId(UUID.randomUUID());
    }

    public static RubricMoveId parse(String text) {
        return new RubricMoveId(Id.parse("That move", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
