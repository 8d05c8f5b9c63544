package dev.marlin.dashboards.alerts;

/** Life of a rule; {@link AlertRuleStep} says how it moves. */
public enum AlertRuleState {
    /** Checked every five minutes. A manager ends it. */
    WATCHING,
    /** Not checked any more. Final; the same may be watched again by a new rule. */
    ENDED
}
