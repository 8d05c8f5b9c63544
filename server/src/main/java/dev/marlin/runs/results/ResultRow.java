package dev.marlin.runs.results;

import dev.marlin.runner.run.Overhead;
import dev.marlin.runs.reports.RecordedRun;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a judgeable run left, as stored.
 *
 * @param neutral blob digest of the redacted view as JSON
 * @param marks names that were replaced
 * @param trailers traces that were taken out; empty where nobody counted
 * @param ownFiles files of agents' configuration that were taken out; empty where nobody counted
 */
public record ResultRow(
        RecordedRun.Texts texts,
        String neutral,
        Optional<String> session,
        int marks,
        OptionalInt trailers,
        OptionalInt ownFiles,
        Overhead overhead) {}
