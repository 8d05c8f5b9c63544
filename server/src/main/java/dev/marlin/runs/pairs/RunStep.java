package dev.marlin.runs.pairs;

import static dev.marlin.runs.pairs.RunState.FINISHED;
import static dev.marlin.runs.pairs.RunState.QUEUED;
import static dev.marlin.runs.pairs.RunState.RUNNING;

import dev.marlin.kernel.Arrow;
import dev.marlin.kernel.Transition;
import java.util.EnumSet;
import java.util.Set;

/** The moves of one attempt: one line per arrow. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
enum RunStep implements Transition<RunState> {
    CLAIM(EnumSet.of(QUEUED), RUNNING),
    /** The worker stops in good order before the run is over; the attempt does not count. */
    RELEASE(EnumSet.of(RUNNING), QUEUED),
    FINISH(EnumSet.of(RUNNING), FINISHED),
    /** The worker's lease ended: it is dead or cut off. */
    LOSE(EnumSet.of(RUNNING), FINISHED),
    CANCEL(EnumSet.of(QUEUED, RUNNING), FINISHED);

    private final Arrow<RunState> arrow;

    RunStep(Set<RunState> from, RunState target) {
        this.arrow = new Arrow<>(from, target);
    }

    @Override
    public Arrow<RunState> arrow() {
        return arrow;
    }

    @Override
    public String refusal(RunState state) {
        return switch (state) {
            case QUEUED -> "This attempt has not begun. Nothing was changed.";
            case RUNNING -> "This attempt runs. Nothing was changed.";
            case FINISHED -> "This attempt is over. Nothing was changed.";
        };
    }

    RunState target() {
        return arrow.to();
    }

    /** States from which the step goes, for the store's conditions. */
    String[] sources() {
        return arrow.from().stream().map(Enum::name).toArray(String[]::new);
    }
}
