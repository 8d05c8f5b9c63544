package dev.marlin.testkit.tasks;

import dev.marlin.catalog.Repository;
import dev.marlin.catalog.RepositoryId;
import dev.marlin.tasks.Repositories;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A catalog of the repositories that a test puts there. */
public final class FakeRepositories implements Repositories {
    private final Map<RepositoryId, Repository> repositories = new LinkedHashMap<>();

    public RepositoryId add(String key, String name) {
        RepositoryId id = RepositoryId.random();
        repositories.put(
                id,
                new Repository(
                        id,
                        key,
                        name,
                        Optional.of(key),
                        "",
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        0,
                        false,
                        Optional.empty(),
                        Instant.EPOCH));
        return id;
    }

    @Override
    public Optional<Repository> find(RepositoryId id) {
        return Optional.ofNullable(repositories.get(id));
    }

    @Override
    public Optional<Repository> byAddress(String address) {
        return repositories.values().stream()
                .filter(repository -> repository.key().equals(address))
                .findFirst();
    }
}
