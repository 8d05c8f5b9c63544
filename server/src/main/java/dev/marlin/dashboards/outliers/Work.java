package dev.marlin.dashboards.outliers;

/**
 * A submission that is settled.
 *
 * @param who pseudonym of its author
 * @param back whether it was given back before it was first accepted, or is rejected
 */
public record Work(String who, boolean back) {}
