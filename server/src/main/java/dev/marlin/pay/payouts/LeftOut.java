package dev.marlin.pay.payouts;

import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;

/** What was payable and is not in a batch, and why. */
public record LeftOut(PersonId person, String displayName, Money amount, String reason) {}
