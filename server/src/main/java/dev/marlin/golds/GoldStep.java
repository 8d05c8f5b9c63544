package dev.marlin.golds;

import dev.marlin.kernel.Arrow;
import dev.marlin.kernel.Transition;
import java.util.EnumSet;
import java.util.Set;

/** How a gold task moves: one line per arrow. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
enum GoldStep implements Transition<GoldState> {
    RETIRE(EnumSet.of(GoldState.ACTIVE), GoldState.RETIRED);

    private final Arrow<GoldState> arrow;

    GoldStep(Set<GoldState> from, GoldState to) {
        this.arrow = new Arrow<>(from, to);
    }

    @Override
    public Arrow<GoldState> arrow() {
        return arrow;
    }

    @Override
    public String refusal(GoldState state) {
        return "This gold task is retired already. Nothing was changed.";
    }
}
