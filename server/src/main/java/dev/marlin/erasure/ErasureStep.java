package dev.marlin.erasure;

import static dev.marlin.erasure.ErasureState.CANCELLED;
import static dev.marlin.erasure.ErasureState.ERASED;
import static dev.marlin.erasure.ErasureState.REQUESTED;
import static dev.marlin.erasure.ErasureState.SHUT;

import dev.marlin.kernel.Arrow;
import dev.marlin.kernel.Transition;
import java.util.Set;

/** How an erasure moves: one line per arrow. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
enum ErasureStep implements Transition<ErasureState> {
    CANCEL(REQUESTED, CANCELLED),
    CLOSE(REQUESTED, SHUT),
    ERASE(SHUT, ERASED);

    private final Arrow<ErasureState> arrow;

    ErasureStep(ErasureState from, ErasureState to) {
        this.arrow = new Arrow<>(Set.of(from), to);
    }

    @Override
    public Arrow<ErasureState> arrow() {
        return arrow;
    }

    @Override
    public String refusal(ErasureState state) {
        return switch (state) {
            case REQUESTED -> "This erasure waits for its day. Nothing was changed.";
            case SHUT -> "The account is shut and about to be erased; this cannot be taken back. Nothing was changed.";
            case ERASED -> "This person was erased. There is nothing left to change.";
            case CANCELLED -> "This erasure was taken back. Ask again if it is wanted; nothing was changed.";
        };
    }
}
