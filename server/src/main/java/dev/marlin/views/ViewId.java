package dev.marlin.views;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Id of a saved view. */
public record ViewId(UUID value) implements Id {
    public static ViewId random() {
        return new ViewId(UUID.randomUUID());
    }

    public static ViewId parse(String text) {
        return new ViewId(Id.parse("That view", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
