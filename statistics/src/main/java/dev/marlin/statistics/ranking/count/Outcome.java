package dev.marlin.statistics.ranking.count;

/** What the expert said about the two sides; there is no "unknown". */
public enum Outcome {
    /** Side A is better. */
    A,
    /** Both are equally good. */
    TIE,
    /** Side B is better. */
    B,
    /**
     * Neither should be accepted. Says nothing about their order, so it stays out of the likelihood and is reported as
     * a rate.
     */
    BOTH_BAD
}
