package dev.marlin.pay;

import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;

/** What a person is owed now. */
public record Owed(PersonId person, String displayName, Money amount) {}
