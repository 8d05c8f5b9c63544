package dev.marlin.catalog;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies a repository of the catalog. */
public record RepositoryId(UUID value) implements Id {
    public static RepositoryId random() {
        return new RepositoryId(UUID.randomUUID());
    }

    public static RepositoryId parse(String text) {
        return new RepositoryId(Id.parse("That repository", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
