package dev.marlin.pay.rates;

import dev.marlin.kernel.Money;
import java.util.Optional;
import java.util.UUID;

/**
 * What a rule gives for one piece of work.
 *
 * @param rate the rate in force; empty when the campaign's own fee is
 * @param rule as people read it
 */
public record Quote(Optional<UUID> rate, Money amount, String rule) {}
