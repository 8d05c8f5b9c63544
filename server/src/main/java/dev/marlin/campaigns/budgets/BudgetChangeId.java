package dev.marlin.campaigns.budgets;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies a change of a campaign's budget. */
public record BudgetChangeId(UUID value) implements Id {
    public static BudgetChangeId random() {
        return new BudgetChangeId(UUID.randomUUID());
    }

    public static BudgetChangeId parse(String text) {
        return new BudgetChangeId(Id.parse("That change of the budget", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
