package dev.marlin.runs.results;

import dev.marlin.runner.run.Overhead;
import dev.marlin.runs.reports.RecordedRun;
import java.util.Optional;

/**
 * What a judgeable run left, as stored.
 *
 * @param neutral blob digest of the redacted view as JSON
 * @param marks names that were replaced
 */
public record ResultRow(
        RecordedRun.Texts texts, String neutral, Optional<String> session, int marks, Overhead overhead) {}
