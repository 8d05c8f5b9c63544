package dev.marlin.statistics.agreement;

/** The level of measurement: what a disagreement between two categories weighs in Krippendorff's alpha. */
public enum Level {
    /** Every disagreement weighs the same. */
    NOMINAL,
    /** By the number of ratings that lie between the two categories. */
    ORDINAL,
    /** By the squared difference of the categories' values. */
    INTERVAL,
    /** By the squared difference of the values relative to their sum; values are positive. */
    RATIO
}
