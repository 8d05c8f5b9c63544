package dev.marlin.pay.proposals;

import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A change of money that one person wants.
 *
 * @param reason 1 to 500 characters; the person concerned may read it
 */
public record Proposal(
        UUID id, Change change, String reason, PersonId proposedBy, Instant proposedAt, Optional<Decision> decision) {

    /** Where it stands. */
    public ProposalState state() {
        return decision.map(Decision::state).orElse(ProposalState.PROPOSED);
    }

    /** Who ended it, and how. */
    public record Decision(ProposalState state, PersonId by, Instant at, String words) {}
}
