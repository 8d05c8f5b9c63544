package dev.marlin.api.rubrics;

import dev.marlin.rubrics.Proposal;
import dev.marlin.rubrics.RubricVersionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A proposal as programs see it.
 *
 * @param revision send it back in {@code If-Match}; also the ETag
 * @param objections what is missing before it can be proposed
 */
record ProposalAnswer(
        String id,
        String state,
        int revision,
        String text,
        Optional<String> basedOn,
        Instant changedAt,
        List<String> objections,
        List<RoundAnswer> rounds) {
    /** Once before a second person. */
    record RoundAnswer(
            int round,
            String changeKind,
            Optional<String> dispute,
            Instant proposedAt,
            Optional<String> outcome,
            Optional<String> words) {
        static RoundAnswer of(Proposal.Round round) {
            return new RoundAnswer(
                    round.number(),
                    round.kind().key(),
                    round.dispute().map(UUID::toString),
                    round.proposedAt(),
                    round.decision().map(decision -> decision.published() ? "published" : "sent_back"),
                    round.decision().map(Proposal.Decision::words));
        }
    }

    static ProposalAnswer of(Proposal proposal, List<String> objections) {
        return new ProposalAnswer(
                proposal.id().toString(),
                proposal.state().key(),
                proposal.revision(),
                proposal.text(),
                proposal.basedOn().map(RubricVersionId::toString),
                proposal.changedAt(),
                objections,
                proposal.rounds().stream().map(RoundAnswer::of).toList());
    }
}
