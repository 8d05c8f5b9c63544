package dev.marlin.catalog;

import dev.marlin.kernel.Arrow;
import dev.marlin.kernel.Transition;
import java.util.EnumSet;
import java.util.Set;

/** How far a piece of work that somebody asked for has come: an import or a mirroring. */
public enum RequestState {
    /** Recorded; a worker will take it. Ended by the worker that starts. */
    REQUESTED,
    /** A worker is at it. Ended by that worker, or taken over by another when its machine dies. */
    RUNNING,
    /** Finished; final. */
    DONE,
    /** Given up for the reason in the row; final, a new request may be made. */
    FAILED;

    /** Whether somebody may still wait for it. */
    public boolean isOpen() {
        return this == REQUESTED || this == RUNNING;
    }

    /** What may happen to a request, one line per step. */
    @SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
    enum Step implements Transition<RequestState> {
        /** A worker begins, or begins again after a crash. */
        START(EnumSet.of(REQUESTED, RUNNING), RUNNING),
        /** The worker has done all. */
        FINISH(EnumSet.of(RUNNING), DONE),
        /** The worker gives up and says why. */
        FAIL(EnumSet.of(RUNNING), FAILED);

        private final Arrow<RequestState> arrow;

        Step(Set<RequestState> from, RequestState target) {
            this.arrow = new Arrow<>(from, target);
        }

        @Override
        public Arrow<RequestState> arrow() {
            return arrow;
        }

        @Override
        public String refusal(RequestState state) {
            return "A request that is " + state + " cannot " + this + ". Nothing was changed.";
        }
    }
}
