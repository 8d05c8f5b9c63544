package dev.marlin.tasks;

import dev.marlin.catalog.Repository;
import dev.marlin.catalog.RepositoryId;
import java.util.Optional;

/** Repositories as tasks name them; the catalog answers. */
interface Repositories {
    Optional<Repository> find(RepositoryId id);

    /** @param key normalized clone URL or {@code local:<name>} */
    Optional<Repository> byKey(String key);
}
