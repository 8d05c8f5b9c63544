package dev.marlin.statistics.ranking.criteria;

import dev.marlin.statistics.ranking.count.Comparisons;

/**
 * The verdicts on one criterion.
 *
 * @param weight how much the criterion counts; not negative
 */
public record Criterion(String name, double weight, Comparisons comparisons) {

    public Criterion {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the weight of " + name + " is not negative and finite, not " + weight);
        }
    }
}
