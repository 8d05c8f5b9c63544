package dev.marlin.attempts;

/** Life of one attempt. */
public enum AttemptState {
    /** Its person answers; they send it, or the clock ends it. */
    OPEN,
    /** Enough was right. Nobody takes that back. Final. */
    PASSED,
    /** Too little was right; an upheld appeal can still turn it. */
    FAILED,
    /** Its time ended before it was sent; nothing was graded. Final. */
    LAPSED
}
