package dev.marlin.dashboards.alerts;

/** Life of an alert; {@link AlertStep} says how it moves. */
public enum AlertState {
    /** What the rule watches for holds. The next check that finds otherwise ends it, or the end of its rule. */
    OPEN,
    /** A check found that it does not hold any more. Final. */
    CLEARED,
    /** Its rule was ended. Final. */
    DROPPED
}
