package dev.marlin.pay.payouts;

import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * Where a person wants to be paid.
 *
 * @param holder name of the account's holder
 * @param usableFrom not used before: time to notice a change that somebody else made
 */
public record PayoutMethod(UUID id, PersonId person, String holder, Iban iban, Instant addedAt, Instant usableFrom) {}
