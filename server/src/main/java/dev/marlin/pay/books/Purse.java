package dev.marlin.pay.books;

import dev.marlin.kernel.MarlinException;
import java.util.Arrays;
import java.util.Locale;

/** Where a person's money stands. Nothing but {@link #CARRIED} is ever below zero. */
public enum Purse {
    /** Promised by a claim; submitting or giving the task back ends it. */
    RESERVED("Reserved"),
    /** Submitted; the end of the review ends it. */
    IN_REVIEW("In review"),
    /** Owed now; a payout, a hold or a reversal ends it. */
    PAYABLE("Payable now"),
    /** Kept back for a reason until a day; a release or that day ends it. */
    ON_HOLD("On hold"),
    /** In a payout batch; the bank's answer ends it. */
    PAYING("Being paid"),
    /** Reached the person. Final. */
    PAID("Paid"),
    /** Taken back after it was paid: zero or below, made good by the next amounts that become payable. */
    CARRIED("Carried forward");

    private final String words;

    Purse(String words) {
        this.words = words;
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    /** As the table of accounts spells it. */
    public String key() {
        return "person_" + name().toLowerCase(Locale.ROOT);
    }

    /** Whether what lies here counts as earned: the review is over. */
    public boolean isEarned() {
        return switch (this) {
            case RESERVED, IN_REVIEW -> false;
            case PAYABLE, ON_HOLD, PAYING, PAID, CARRIED -> true;
        };
    }

    /** @throws MarlinException INVALID when no account of a person is spelled so */
    public static Purse parse(String key) {
        return Arrays.stream(values())
                .filter(purse -> purse.key().equals(key))
                .findFirst()
                .orElseThrow(() -> MarlinException.invalid("account: there is no kind " + key + "."));
    }
}
