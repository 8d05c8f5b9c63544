package dev.marlin.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A repository of the catalog, merged from all its sources.
 *
 * @param key normalized clone URL, or {@code local:<name>} for one mirrored from a path or bundle; unique
 * @param name {@code owner/name} where known, else the last part of the key
 * @param cloneUrl where it is cloned from; empty for local ones
 * @param language main language, as its source spells it
 * @param license SPDX expression
 * @param stars at {@code updatedAt}
 */
public record Repository(
        RepositoryId id,
        String key,
        String name,
        Optional<String> cloneUrl,
        String description,
        Optional<String> language,
        List<String> topics,
        Optional<String> license,
        long stars,
        boolean archived,
        Optional<Instant> pushedAt,
        Instant updatedAt) {
    public Repository {
        topics = List.copyOf(topics);
    }
}
