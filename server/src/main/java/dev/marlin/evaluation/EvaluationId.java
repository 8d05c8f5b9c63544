package dev.marlin.evaluation;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies one agent version's evaluation on a batch. */
public record EvaluationId(UUID value) implements Id {
    public static EvaluationId random() {
        return new EvaluationId(UUID.randomUUID());
    }

    public static EvaluationId parse(String text) {
        return new EvaluationId(Id.parse("That evaluation", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
