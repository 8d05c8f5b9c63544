package dev.marlin.statistics.labels;

/**
 * What a people's model learned: {@code theta[(voter * k + label) * k + c]} = probability of the label given the class,
 * {@code stranger} the same of a voter never seen, {@code prior} the class shares. Arrays are not to be changed.
 */
record PeopleParameters(double[] theta, double[] stranger, double[] prior) {}
