package dev.marlin.catalog.rows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one source says about one repository; absent means that it says nothing, not that the value is empty.
 *
 * @param address normalized clone address: the repository's key
 * @param name {@code owner/name}
 * @param topics lower-case words joined by hyphens, sorted, each once
 * @param license SPDX expression
 * @param stars 0 or more
 * @param asOf the row's own date: {@code updated_at}, else {@code pushed_at}; empty when it has neither
 * @param source word for where the row is from
 */
public record CatalogRow(
        CloneUrl address,
        String name,
        Optional<String> description,
        Optional<String> homepage,
        Optional<String> language,
        List<String> topics,
        Optional<String> license,
        OptionalLong stars,
        Optional<Boolean> archived,
        Optional<Instant> createdAt,
        Optional<Instant> pushedAt,
        Optional<Instant> asOf,
        String source) {
    public CatalogRow {
        topics = topics.stream().sorted().distinct().toList();
    }
}
