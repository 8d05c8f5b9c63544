package dev.marlin.rubrics;

import static dev.marlin.rubrics.ProposalState.DRAFT;
import static dev.marlin.rubrics.ProposalState.PROPOSED;
import static dev.marlin.rubrics.ProposalState.PUBLISHED;
import static dev.marlin.rubrics.ProposalState.SENT_BACK;
import static dev.marlin.rubrics.ProposalState.WITHDRAWN;

import dev.marlin.kernel.MarlinException;
import java.util.EnumSet;
import java.util.Set;

/** What may happen to a proposal: the whole table of its life, one line per arrow. */
public enum ProposalStep {
    WRITE(EnumSet.of(DRAFT, SENT_BACK), DRAFT, "change its words"),
    PROPOSE(EnumSet.of(DRAFT, SENT_BACK), PROPOSED, "propose it"),
    PUBLISH(EnumSet.of(PROPOSED), PUBLISHED, "publish it"),
    SEND_BACK(EnumSet.of(PROPOSED), SENT_BACK, "send it back"),
    WITHDRAW(EnumSet.of(DRAFT, PROPOSED, SENT_BACK), WITHDRAWN, "withdraw it");

    @SuppressWarnings("ImmutableEnumChecker") // copied by Set.copyOf
    private final Set<ProposalState> from;

    private final ProposalState to;
    private final String words;

    ProposalStep(Set<ProposalState> from, ProposalState to, String words) {
        this.from = Set.copyOf(from);
        this.to = to;
        this.words = words;
    }

    public boolean isPermittedFrom(ProposalState state) {
        return from.contains(state);
    }

    /** @throws MarlinException CONFLICT when the table has no such arrow */
    public ProposalState from(ProposalState state) {
        if (!from.contains(state)) {
            throw MarlinException.conflict("You cannot " + words + " now: this proposal is " + state.words()
                    + ". Nothing was changed; reload the page to see where it stands.");
        }
        return to;
    }
}
