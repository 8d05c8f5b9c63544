package dev.marlin.campaigns.budgets;

import dev.marlin.kernel.Arrow;
import dev.marlin.kernel.Transition;
import java.util.EnumSet;
import java.util.Set;

/** How a change of a budget moves: one line per arrow. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
public enum BudgetChangeStep implements Transition<BudgetChangeState> {
    CONFIRM(EnumSet.of(BudgetChangeState.PROPOSED), BudgetChangeState.DONE),
    REFUSE(EnumSet.of(BudgetChangeState.PROPOSED), BudgetChangeState.REFUSED),
    WITHDRAW(EnumSet.of(BudgetChangeState.PROPOSED), BudgetChangeState.WITHDRAWN);

    private final Arrow<BudgetChangeState> arrow;

    BudgetChangeStep(Set<BudgetChangeState> from, BudgetChangeState to) {
        this.arrow = new Arrow<>(from, to);
    }

    @Override
    public Arrow<BudgetChangeState> arrow() {
        return arrow;
    }

    @Override
    public String refusal(BudgetChangeState state) {
        return "This change of the budget is " + state.key() + " already. Nothing was changed; reload the page to see"
                + " where it stands.";
    }
}
