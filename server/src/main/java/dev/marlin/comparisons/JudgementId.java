package dev.marlin.comparisons;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies one judgement; a changed mind is a new one. */
public record JudgementId(UUID value) implements Id {
    public static JudgementId random() {
        return new JudgementId(UUID.randomUUID());
    }

    public static JudgementId parse(String text) {
        return new JudgementId(Id.parse("That judgement", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
