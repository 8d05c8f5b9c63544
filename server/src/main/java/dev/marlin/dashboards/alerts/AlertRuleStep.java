package dev.marlin.dashboards.alerts;

import dev.marlin.kernel.Arrow;
import dev.marlin.kernel.Transition;
import java.util.EnumSet;
import java.util.Set;

/** How a rule moves: one line per arrow. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
enum AlertRuleStep implements Transition<AlertRuleState> {
    END(EnumSet.of(AlertRuleState.WATCHING), AlertRuleState.ENDED);

    private final Arrow<AlertRuleState> arrow;

    AlertRuleStep(Set<AlertRuleState> from, AlertRuleState to) {
        this.arrow = new Arrow<>(from, to);
    }

    @Override
    public Arrow<AlertRuleState> arrow() {
        return arrow;
    }

    @Override
    public String refusal(AlertRuleState state) {
        return "This rule is ended already. Nothing was changed.";
    }
}
