package dev.marlin.attempts;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies an appeal against a grade. */
public record AppealId(UUID value) implements Id {
    public static AppealId random() {
        return new AppealId(UUID.randomUUID());
    }

    public static AppealId parse(String text) {
        return new AppealId(Id.parse("That appeal", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
