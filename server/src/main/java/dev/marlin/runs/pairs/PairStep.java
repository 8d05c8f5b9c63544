package dev.marlin.runs.pairs;

import static dev.marlin.runs.PairState.PREPARING;
import static dev.marlin.runs.PairState.QUEUED;
import static dev.marlin.runs.PairState.READY;
import static dev.marlin.runs.PairState.VERIFYING;
import static dev.marlin.runs.PairState.WITHDRAWN;
import static dev.marlin.runs.PairState.WORKING;

import dev.marlin.kernel.Arrow;
import dev.marlin.kernel.Transition;
import dev.marlin.runs.PairState;
import java.util.EnumSet;
import java.util.Set;

/** The moves of a pair's latest turn: one line per arrow. Both sides make each of them together. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
enum PairStep implements Transition<PairState> {
    /** A worker took one of its runs. */
    CLAIM(EnumSet.of(QUEUED), PREPARING, "pair.preparing"),
    /** Both agents are at work or beyond it. */
    WORK(EnumSet.of(PREPARING), WORKING, "pair.working"),
    /** Both sandboxes are gone. */
    VERIFY(EnumSet.of(WORKING), VERIFYING, "pair.verifying"),
    /** Both sides are verified, and nothing is withheld. */
    PUBLISH(EnumSet.of(VERIFYING), READY, "pair.ready"),
    /** Something of ours failed on one side; it starts again and the other waits. */
    AGAIN(EnumSet.of(PREPARING, WORKING, VERIFYING), QUEUED, "pair.queued-again"),
    /** A further prompt to both. */
    FOLLOW_UP(EnumSet.of(READY), QUEUED, "pair.follow-up"),
    /** Cancelled, failed for good, or decided so by a manager. */
    WITHDRAW(EnumSet.of(QUEUED, PREPARING, WORKING, VERIFYING), WITHDRAWN, "pair.withdrawn");

    private final Arrow<PairState> arrow;
    private final String event;

    PairStep(Set<PairState> from, PairState target, String event) {
        this.arrow = new Arrow<>(from, target);
        this.event = event;
    }

    @Override
    public Arrow<PairState> arrow() {
        return arrow;
    }

    String event() {
        return event;
    }

    @Override
    public String refusal(PairState state) {
        return switch (state) {
            case QUEUED, PREPARING, WORKING, VERIFYING -> "The pair still runs. Nothing was changed.";
            case READY -> "Both sides are ready to be judged. Nothing was changed.";
            case WITHDRAWN -> "The pair was withdrawn. Nothing was changed.";
        };
    }
}
