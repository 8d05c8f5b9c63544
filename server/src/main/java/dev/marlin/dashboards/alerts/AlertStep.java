package dev.marlin.dashboards.alerts;

import dev.marlin.kernel.Arrow;
import dev.marlin.kernel.Transition;
import java.util.EnumSet;
import java.util.Set;

/** How an alert moves: one line per arrow. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
enum AlertStep implements Transition<AlertState> {
    CLEAR(EnumSet.of(AlertState.OPEN), AlertState.CLEARED),
    DROP(EnumSet.of(AlertState.OPEN), AlertState.DROPPED);

    private final Arrow<AlertState> arrow;

    AlertStep(Set<AlertState> from, AlertState to) {
        this.arrow = new Arrow<>(from, to);
    }

    @Override
    public Arrow<AlertState> arrow() {
        return arrow;
    }

    @Override
    public String refusal(AlertState state) {
        return "This alert is closed already. Nothing was changed.";
    }
}
