package dev.marlin.golds;

import dev.marlin.kernel.Id;
import dev.marlin.kernel.MarlinException;
import java.util.UUID;

/** Names one gold task. */
public record GoldId(UUID value) implements Id {
    public static GoldId random() {
        return new GoldId(UUID.randomUUID());
    }

    /** @throws MarlinException NOT_FOUND when the text is no id */
    public static GoldId parse(String text) {
        return new GoldId(Id.parse("That gold task", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
