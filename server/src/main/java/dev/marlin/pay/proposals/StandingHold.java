package dev.marlin.pay.proposals;

import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * Money that is kept back.
 *
 * @param id the proposal that placed it
 * @param until when it ends by itself
 */
public record StandingHold(UUID id, PersonId person, Money amount, Instant until, String reason, Instant placedAt) {}
