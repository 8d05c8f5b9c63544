package dev.marlin.pay.payouts;

import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import java.util.UUID;

/**
 * One person's amount in a batch.
 *
 * @param method where it goes, by reference
 * @param reason why it failed, in plain words; empty otherwise
 */
public record Line(
        UUID id,
        UUID batch,
        PersonId person,
        String displayName,
        Money amount,
        UUID method,
        LineState state,
        String reason) {}
