package dev.marlin.campaigns.budgets;

import java.util.Locale;

/** Where a change of a budget stands; {@link BudgetChangeStep} says how it moves. */
public enum BudgetChangeState {
    /** Waits for a second manager, who confirms or refuses it; its proposer may withdraw it. */
    PROPOSED,
    /** In force, until the next. Final. */
    DONE,
    /** A second manager was against it. Final. */
    REFUSED,
    /** Its proposer gave it up. Final. */
    WITHDRAWN;

    /** As the API spells it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
