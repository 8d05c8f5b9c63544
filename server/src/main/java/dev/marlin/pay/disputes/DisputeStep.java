package dev.marlin.pay.disputes;

import dev.marlin.kernel.MarlinException;

/** How a dispute moves: one line per arrow. */
public enum DisputeStep {
    UPHOLD(DisputeState.OPEN, DisputeState.UPHELD),
    REFUSE(DisputeState.OPEN, DisputeState.REFUSED),
    RETRACT(DisputeState.OPEN, DisputeState.RETRACTED);

    private final DisputeState from;
    private final DisputeState to;

    DisputeStep(DisputeState from, DisputeState to) {
        this.from = from;
        this.to = to;
    }

    /** Whether the arrow begins there. */
    public boolean isPermittedFrom(DisputeState state) {
        return state == from;
    }

    /** @throws MarlinException CONFLICT when the table has no such arrow */
    public DisputeState from(DisputeState state) {
        if (state != from) {
            throw MarlinException.conflict(
                    "This dispute is " + state.words() + " already. Nothing was changed; reload the page.");
        }
        return to;
    }
}
