package dev.marlin.statistics.ranking.count;

/** What the expert said about the two sides; there is no "unknown". */
public enum Outcome {
    /** Side A (left) is better; code 0. */
    A,
    /** Both are equally good; code 1. */
    TIE,
    /** Side B (right) is better; code 2. */
    B,
    /**
     * Neither should be accepted; code 3. Says nothing about their order, so it stays out of the likelihood and is
     * reported as a rate.
     */
    BOTH_BAD;

    /** The number of this outcome in a column of bytes. */
    public byte code() {
        return switch (this) {
            case A -> 0;
            case TIE -> 1;
            case B -> 2;
            case BOTH_BAD -> 3;
        };
    }
}
