package dev.marlin.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * One check of the whole log.
 *
 * @param checked entries so far, of {@code total}
 * @param outcome empty while it waits or runs
 */
public record VerificationRun(
        Instant asked, long checked, long total, Optional<Instant> ended, Optional<Verification> outcome) {}
