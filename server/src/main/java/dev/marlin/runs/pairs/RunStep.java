package dev.marlin.runs.pairs;

import static dev.marlin.runs.pairs.RunState.FINISHED;
import static dev.marlin.runs.pairs.RunState.QUEUED;
import static dev.marlin.runs.pairs.RunState.RUNNING;

import java.util.EnumSet;
import java.util.Set;

/** The moves of one attempt: one line per arrow. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
enum RunStep {
    CLAIM(EnumSet.of(QUEUED), RUNNING),
    /** The worker stops in good order before the run is over; the attempt does not count. */
    RELEASE(EnumSet.of(RUNNING), QUEUED),
    FINISH(EnumSet.of(RUNNING), FINISHED),
    /** The worker's lease ended: it is dead or cut off. */
    LOSE(EnumSet.of(RUNNING), FINISHED),
    CANCEL(EnumSet.of(QUEUED, RUNNING), FINISHED);

    private final Set<RunState> from;
    private final RunState target;

    RunStep(Set<RunState> from, RunState target) {
        this.from = Set.copyOf(from);
        this.target = target;
    }

    boolean allows(RunState state) {
        return from.contains(state);
    }

    RunState target() {
        return target;
    }

    /** States from which the step goes, for the store's conditions. */
    String[] sources() {
        return from.stream().map(Enum::name).toArray(String[]::new);
    }
}
