package dev.marlin.attempts;

import static dev.marlin.attempts.AppealState.ESCALATED;
import static dev.marlin.attempts.AppealState.OPEN;
import static dev.marlin.attempts.AppealState.REFUSED;
import static dev.marlin.attempts.AppealState.UPHELD;

import dev.marlin.kernel.Arrow;
import dev.marlin.kernel.Transition;
import java.util.EnumSet;
import java.util.Set;

/** How an appeal moves: one line per arrow. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
enum AppealStep implements Transition<AppealState> {
    ESCALATE(EnumSet.of(OPEN), ESCALATED),
    UPHOLD(EnumSet.of(OPEN, ESCALATED), UPHELD),
    REFUSE(EnumSet.of(OPEN, ESCALATED), REFUSED);

    private final Arrow<AppealState> arrow;

    AppealStep(Set<AppealState> from, AppealState to) {
        this.arrow = new Arrow<>(from, to);
    }

    @Override
    public Arrow<AppealState> arrow() {
        return arrow;
    }

    @Override
    public String refusal(AppealState state) {
        return switch (state) {
            case OPEN, ESCALATED -> "This appeal waits for a decision. Nothing was changed.";
            case UPHELD, REFUSED -> "This appeal was decided already. Its page says how; nothing was changed.";
        };
    }
}
