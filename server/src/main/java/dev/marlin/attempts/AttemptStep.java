package dev.marlin.attempts;

import static dev.marlin.attempts.AttemptState.FAILED;
import static dev.marlin.attempts.AttemptState.LAPSED;
import static dev.marlin.attempts.AttemptState.OPEN;
import static dev.marlin.attempts.AttemptState.PASSED;

import dev.marlin.kernel.Arrow;
import dev.marlin.kernel.Transition;
import java.util.EnumSet;
import java.util.Set;

/** How an attempt moves: one line per arrow. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
enum AttemptStep implements Transition<AttemptState> {
    ANSWER(EnumSet.of(OPEN), OPEN),
    PASS(EnumSet.of(OPEN), PASSED),
    FAIL(EnumSet.of(OPEN), FAILED),
    LAPSE(EnumSet.of(OPEN), LAPSED),
    PASS_AFTER_ALL(EnumSet.of(FAILED), PASSED);

    private final Arrow<AttemptState> arrow;

    AttemptStep(Set<AttemptState> from, AttemptState to) {
        this.arrow = new Arrow<>(from, to);
    }

    @Override
    public Arrow<AttemptState> arrow() {
        return arrow;
    }

    @Override
    public String refusal(AttemptState state) {
        return switch (state) {
            case OPEN -> "This attempt is not sent yet. Nothing was changed.";
            case PASSED, FAILED -> "This attempt was sent and graded already. Its result is on its page.";
            case LAPSED -> "The time of this attempt is over, so it was not graded. Nothing was changed.";
        };
    }
}
