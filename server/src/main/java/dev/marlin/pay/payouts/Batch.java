package dev.marlin.pay.payouts;

import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Amounts that are paid together.
 *
 * @param number 1, 2, 3 …, for people
 * @param approval empty before a second person agreed
 * @param payer whose account pays; empty when none was set at approval: then there is no payment order, only the CSV
 */
public record Batch(
        UUID id,
        long number,
        BatchState state,
        PersonId draftedBy,
        Instant draftedAt,
        Optional<Approval> approval,
        Optional<PayerAccount> payer) {

    /** Who agreed, and when. */
    public record Approval(PersonId by, Instant at) {}

    /** A batch with all that is in it and all that was left out. */
    public record Full(Batch batch, List<Line> lines, List<LeftOut> leftOut) {
        public Full {
            lines = List.copyOf(lines);
            leftOut = List.copyOf(leftOut);
        }
    }
}
