package dev.marlin.pay.proposals;

import dev.marlin.kernel.MarlinException;
import java.util.Locale;

/** How a proposal moves: one line per arrow. */
public enum ProposalStep {
    APPROVE(ProposalState.PROPOSED, ProposalState.APPROVED),
    DECLINE(ProposalState.PROPOSED, ProposalState.DECLINED),
    TAKE_BACK(ProposalState.PROPOSED, ProposalState.TAKEN_BACK);

    private final ProposalState from;
    private final ProposalState to;

    ProposalStep(ProposalState from, ProposalState to) {
        this.from = from;
        this.to = to;
    }

    /** Whether the arrow begins there. */
    public boolean isPermittedFrom(ProposalState state) {
        return state == from;
    }

    /** @throws MarlinException CONFLICT when the table has no such arrow */
    public ProposalState from(ProposalState state) {
        if (state != from) {
            throw MarlinException.conflict(
                    "This proposal is " + state.words() + " already. Nothing was changed; reload the page.");
        }
        return to;
    }

    /** As SQL and the audit log spell where it leads. */
    String key() {
        return to.name().toLowerCase(Locale.ROOT);
    }
}
