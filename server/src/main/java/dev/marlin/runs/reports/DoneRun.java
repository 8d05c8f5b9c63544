package dev.marlin.runs.reports;

import java.time.Duration;

/**
 * A run that a worker of this process had.
 *
 * @param took from claim to report
 */
public record DoneRun(ClaimedRun run, RunOutcome outcome, Duration took) {}
