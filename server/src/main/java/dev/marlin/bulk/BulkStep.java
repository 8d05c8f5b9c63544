package dev.marlin.bulk;

import dev.marlin.kernel.Arrow;
import dev.marlin.kernel.Transition;
import java.util.EnumSet;
import java.util.Set;

/** How a bulk act moves: one line per arrow. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
enum BulkStep implements Transition<BulkState> {
    START(EnumSet.of(BulkState.PREPARED), BulkState.RUNNING),
    FINISH(EnumSet.of(BulkState.RUNNING), BulkState.DONE),
    STOP(EnumSet.of(BulkState.PREPARED, BulkState.RUNNING), BulkState.STOPPED);

    private final Arrow<BulkState> arrow;

    BulkStep(Set<BulkState> from, BulkState to) {
        this.arrow = new Arrow<>(from, to);
    }

    @Override
    public Arrow<BulkState> arrow() {
        return arrow;
    }

    @Override
    public String refusal(BulkState state) {
        return switch (state) {
            case PREPARED -> "This is prepared and not started yet. Start it first; nothing was changed.";
            case RUNNING -> "This runs already. Look at its page for how far it is; nothing was changed.";
            case DONE -> "This is done. Prepare another; nothing was changed.";
            case STOPPED -> "This was stopped. Prepare another; nothing was changed.";
        };
    }
}
