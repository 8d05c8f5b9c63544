package dev.marlin.dashboards.outliers;

/**
 * How a submission ended.
 *
 * @param who pseudonym of its author
 * @param back whether it was given back before it was first accepted, or is rejected
 */
public record Ending(String who, boolean back) {}
