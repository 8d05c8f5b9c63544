package dev.marlin.attempts;

/** Life of an appeal. */
public enum AppealState {
    /** A manager who did not write the item decides; the clock passes it on. */
    OPEN,
    /** Nobody decided in time: admins have it as well. */
    ESCALATED,
    /** The item was wrong or ambiguous and counts for nobody any more. Final. */
    UPHELD,
    /** The grade stands, for a stated reason. Final. */
    REFUSED
}
