package dev.marlin.pay.rates;

import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * What is paid for some work from a moment on. Never changed: a new amount is a new rate.
 *
 * @param reason why it was set, for people
 */
public record Rate(UUID id, Scope scope, Money amount, Instant effectiveFrom, String reason, Agreed agreed) {
    /**
     * Who set it: always two people.
     *
     * @param proposedBy wanted it
     * @param decidedBy agreed
     */
    public record Agreed(PersonId proposedBy, PersonId decidedBy, Instant at) {}
}
