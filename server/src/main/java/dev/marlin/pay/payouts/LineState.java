package dev.marlin.pay.payouts;

import dev.marlin.kernel.MarlinException;
import java.util.Locale;

/** What became of one line of a batch; each leaves {@link #PENDING} once. */
public enum LineState {
    /** Set aside or at the bank; the bank's answer, or a cancelled batch, ends it. */
    PENDING,
    /** Reached the person. Final. */
    SETTLED,
    /** Came back, for the reason that the line holds; payable again. Final. */
    FAILED,
    /** Its batch was cancelled; payable again. Final. */
    CANCELLED;

    /** As people read it. */
    public String words() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws MarlinException CONFLICT when the line is not pending */
    LineState to(LineState next) {
        if (this != PENDING || next == PENDING) {
            throw MarlinException.conflict("This line is " + words() + " already. Nothing was changed.");
        }
        return next;
    }
}
