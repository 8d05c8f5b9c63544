package dev.marlin.tasks;

import dev.marlin.catalog.Repository;
import dev.marlin.catalog.RepositoryId;
import java.util.Optional;

/** Repositories as tasks name them; the catalog answers. */
public interface Repositories {
    Optional<Repository> find(RepositoryId id);

    /** @param address clone URL in any spelling, or {@code local:<name>} */
    Optional<Repository> byAddress(String address);
}
