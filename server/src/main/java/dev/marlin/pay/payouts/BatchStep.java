package dev.marlin.pay.payouts;

import static dev.marlin.pay.payouts.BatchState.APPROVED;
import static dev.marlin.pay.payouts.BatchState.CANCELLED;
import static dev.marlin.pay.payouts.BatchState.DRAFT;
import static dev.marlin.pay.payouts.BatchState.EXPORTED;
import static dev.marlin.pay.payouts.BatchState.PARTLY_FAILED;
import static dev.marlin.pay.payouts.BatchState.SETTLED;

import dev.marlin.kernel.MarlinException;
import java.util.EnumSet;
import java.util.Set;

/** How a batch moves: one line per arrow. */
public enum BatchStep {
    APPROVE(EnumSet.of(DRAFT), APPROVED, "approve"),
    EXPORT(EnumSet.of(APPROVED), EXPORTED, "export"),
    ANSWER(EnumSet.of(EXPORTED), EXPORTED, "record the bank's answer on"),
    SETTLE(EnumSet.of(EXPORTED), SETTLED, "settle"),
    FAIL(EnumSet.of(EXPORTED), PARTLY_FAILED, "close"),
    CANCEL(EnumSet.of(DRAFT, APPROVED), CANCELLED, "cancel");

    @SuppressWarnings("ImmutableEnumChecker") // copied by Set.copyOf
    private final Set<BatchState> from;

    private final BatchState to;
    private final String words;

    BatchStep(Set<BatchState> from, BatchState to, String words) {
        this.from = Set.copyOf(from);
        this.to = to;
        this.words = words;
    }

    /** Whether the arrow begins there. */
    public boolean isPermittedFrom(BatchState state) {
        return from.contains(state);
    }

    /** @throws MarlinException CONFLICT when the table has no such arrow */
    public BatchState from(BatchState state) {
        if (!from.contains(state)) {
            throw MarlinException.conflict("You cannot " + words + " this batch now: it is " + state.words()
                    + ". Nothing was changed; reload the page to see where it stands.");
        }
        return to;
    }
}
