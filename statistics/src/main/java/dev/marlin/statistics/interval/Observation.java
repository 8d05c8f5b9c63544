package dev.marlin.statistics.interval;

/**
 * A measured value and the cluster (task, person, repository) it came from.
 *
 * @param value finite
 */
public record Observation(String cluster, double value) {

    public Observation {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "the value measured in " + cluster + " is not a finite number: " + value);
        }
    }
}
