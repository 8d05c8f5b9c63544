package dev.marlin.statistics.labels;

/** How a fit ended: rounds taken, and whether the last round still moved anything that matters. */
public record Convergence(int iterations, boolean converged) {

    /** Both fits as one: the longer one's rounds, converged if both are. */
    Convergence and(Convergence other) {
        return new Convergence(Math.max(iterations, other.iterations), converged && other.converged);
    }
}
