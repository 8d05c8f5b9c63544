package dev.marlin.export;

import java.time.Instant;
import java.util.UUID;

/**
 * A built release.
 *
 * @param zip blob digest of the archive
 */
public record Release(UUID id, ReleaseFacts facts, String zip, Instant createdAt) {}
