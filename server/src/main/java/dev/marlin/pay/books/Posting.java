package dev.marlin.pay.books;

import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One transaction about to be booked: one currency, sum zero.
 *
 * @param reference what it rests on, unique within the kind: booking it again does nothing
 * @param memo what people read
 * @param by who caused it; empty when it follows from a claim, a review or a clock
 * @param reverses the transaction that a reversal takes back
 */
public record Posting(
        Kind kind, String reference, String memo, Optional<PersonId> by, Optional<UUID> reverses, List<Entry> entries) {
    public Posting {
        entries = List.copyOf(entries);
        if (entries.size() < 2) {
            throw new IllegalArgumentException("double entry means at least two");
        }
        Currency currency = entries.getFirst().amount().currency();
        if (entries.stream().anyMatch(entry -> !entry.amount().currency().equals(currency))) {
            throw new IllegalArgumentException("one transaction has one currency");
        }
        if (entries.stream().mapToLong(entry -> entry.amount().minorUnits()).reduce(0, Math::addExact) != 0) {
            throw new IllegalArgumentException("a transaction sums to zero");
        }
        if ((kind == Kind.REVERSAL) != reverses.isPresent()) {
            throw new IllegalArgumentException("a reversal, and nothing else, names what it reverses");
        }
    }

    /** Moves an amount from one account to another. */
    public static Posting move(Cause cause, Account from, Account to, Money amount) {
        return new Posting(
                cause.kind(),
                cause.reference(),
                cause.memo(),
                cause.by(),
                Optional.empty(),
                List.of(new Entry(to, amount), new Entry(from, amount.negated())));
    }

    /** Why something is booked: all of a transaction but its entries. */
    public record Cause(Kind kind, String reference, String memo, Optional<PersonId> by) {}

    /** @param amount positive: into the account; negative: out of it */
    public record Entry(Account account, Money amount) {
        public Entry {
            if (amount.minorUnits() == 0) {
                throw new IllegalArgumentException("an entry moves something");
            }
        }
    }

    /** What a transaction is for. */
    public enum Kind {
        FEE_RESERVED,
        FEE_RELEASED,
        FEE_IN_REVIEW,
        FEE_RETURNED,
        AUTHOR_FEE,
        REVIEWER_FEE,
        ADJUDICATOR_FEE,
        HOLD,
        HOLD_RELEASED,
        BONUS,
        CORRECTION,
        REVERSAL,
        CARRIED_FORWARD,
        BATCHED,
        PAYOUT,
        PAYOUT_FAILED,
        BATCH_CANCELLED;

        /** As SQL and files spell it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
