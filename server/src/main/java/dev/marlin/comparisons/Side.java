package dev.marlin.comparisons;

/** Where a candidate stands; drawn by chance once, fixed for all turns. */
public enum Side {
    A,
    B
}
