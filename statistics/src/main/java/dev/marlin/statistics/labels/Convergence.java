package dev.marlin.statistics.labels;

/** How a fit ended: rounds taken, and whether the last round still moved anything that matters. */
public record Convergence(int iterations, boolean converged) {}
