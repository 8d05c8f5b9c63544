package dev.marlin.pay;

import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One transaction about to be booked. Its entries sum to zero per currency.
 *
 * @param kind what it is for
 * @param reference what it rests on, unique within the kind: booking it again does nothing
 * @param by who caused it; empty when it follows from an acceptance
 */
record Posting(Kind kind, String reference, String memo, Optional<PersonId> by, List<Entry> entries) {
    Posting {
        entries = List.copyOf(entries);
        if (entries.size() < 2) {
            throw new IllegalArgumentException("double entry means at least two");
        }
    }

    /** What a transaction is for. */
    enum Kind {
        AUTHOR_FEE,
        REVIEWER_FEE,
        PAYOUT,
        CORRECTION
    }

    /** @param amount positive: into the account; negative: out of it */
    record Entry(Account account, Money amount) {}

    /** An account by its meaning. */
    sealed interface Account {
        /** What we owe a person. */
        record Payable(PersonId person) implements Account {}

        /** What a campaign has spent, as a negative balance. */
        record Spent(UUID campaign) implements Account {}

        /** Where payouts go. */
        record Bank() implements Account {}
    }
}
