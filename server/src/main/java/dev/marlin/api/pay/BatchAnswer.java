package dev.marlin.api.pay;

import dev.marlin.pay.payouts.Batch;
import dev.marlin.pay.payouts.LeftOut;
import dev.marlin.pay.payouts.Line;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A payout batch in a list.
 *
 * @param draftedBy somebody in finance, by id; another one approves it
 * @param order whether there is a payment order beside the CSV once it is exported
 */
record BatchAnswer(
        String id,
        long number,
        String state,
        String draftedBy,
        Instant draftedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        boolean order) {
    static BatchAnswer of(Batch batch) {
        return new BatchAnswer(
                batch.id().toString(),
                batch.number(),
                batch.state().name().toLowerCase(Locale.ROOT),
                batch.draftedBy().toString(),
                batch.draftedAt(),
                batch.approval().map(one -> one.by().toString()).orElse(null),
                batch.approval().map(Batch.Approval::at).orElse(null),
                batch.payer().isPresent());
    }

    /** A batch with what is in it and what was payable and is not. */
    record Whole(BatchAnswer batch, List<LineAnswer> lines, List<LeftOutAnswer> leftOut) {
        static Whole of(Batch.Full full) {
            return new Whole(
                    BatchAnswer.of(full.batch()),
                    full.lines().stream().map(LineAnswer::of).toList(),
                    full.leftOut().stream().map(LeftOutAnswer::of).toList());
        }
    }

    /** @param reason why it came back; empty otherwise */
    record LineAnswer(String id, Somebody person, String currency, String amount, String state, String reason) {
        static LineAnswer of(Line line) {
            return new LineAnswer(
                    line.id().toString(),
                    new Somebody(line.person().toString(), line.displayName()),
                    line.amount().currency().getCurrencyCode(),
                    line.amount().amountText(),
                    line.state().words(),
                    line.reason());
        }
    }

    /** What is payable and cannot be paid now, and why. */
    record LeftOutAnswer(Somebody person, String currency, String amount, String reason) {
        static LeftOutAnswer of(LeftOut one) {
            return new LeftOutAnswer(
                    new Somebody(one.person().toString(), one.displayName()),
                    one.amount().currency().getCurrencyCode(),
                    one.amount().amountText(),
                    one.reason());
        }
    }
}
