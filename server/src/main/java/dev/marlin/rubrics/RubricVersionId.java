package dev.marlin.rubrics;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies one published version of a rubric; every judgement is bound to one. */
public record RubricVersionId(UUID value) implements Id {
    public static RubricVersionId random() {
        return new RubricVersionId(UUID.randomUUID());
    }

    public static RubricVersionId parse(String text) {
        return new RubricVersionId(Id.parse("That rubric version", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
