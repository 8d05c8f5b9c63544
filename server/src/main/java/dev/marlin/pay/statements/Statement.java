package dev.marlin.pay.statements;

import dev.marlin.kernel.Money;
import dev.marlin.pay.books.Purse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A person's money in one closed period.
 *
 * @param name the person's own
 * @param turns per currency and state, in order: only what there was or what moved
 * @param entries in the order in which they were booked
 */
public record Statement(int period, Instant since, Instant until, String name, List<Turn> turns, List<Entry> entries) {
    public Statement {
        turns = List.copyOf(turns);
        entries = List.copyOf(entries);
    }

    /** What the period did to one state: {@code opening + moved = closing}. */
    public record Turn(Purse purse, Money opening, Money moved) {
        /** What was there at the end. */
        public Money closing() {
            return opening.plus(moved);
        }
    }

    /**
     * One entry.
     *
     * @param kind what the transaction was, in words
     * @param amount positive: into the state; negative: out of it
     */
    public record Entry(UUID transaction, Instant at, String kind, String memo, Purse purse, Money amount) {
        /** Sign and state in words: {@code into “Payable now”}. */
        public String words() {
            return (amount.minorUnits() < 0 ? "out of “" : "into “") + purse.words() + "”";
        }
    }
}
