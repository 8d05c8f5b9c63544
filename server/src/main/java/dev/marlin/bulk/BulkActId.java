package dev.marlin.bulk;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Id of a bulk act. */
public record BulkActId(UUID value) implements Id {
    public static BulkActId random() {
        return new BulkActId(UUID.randomUUID());
    }

    public static BulkActId parse(String text) {
        return new BulkActId(Id.parse("That bulk act", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
