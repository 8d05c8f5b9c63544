package dev.marlin.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * What one source says about one field of a repository.
 *
 * @param field {@code stars}, {@code license}, …
 * @param at date of the source's row; empty when it had none
 * @param chosen whether this value is the one that the catalog shows, or is part of it (topics are a union)
 */
public record Provenance(String field, String value, String source, Optional<Instant> at, boolean chosen) {}
