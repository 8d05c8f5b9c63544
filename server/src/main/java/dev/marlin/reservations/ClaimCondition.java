package dev.marlin.reservations;

import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.Task;
import java.util.Optional;

/** A further rule about who may claim what; upper or neighboring floors bring theirs as beans. */
public interface ClaimCondition {
    /**
     * Asked in the transaction of each claim, and for every task that a list shows: it must be quick.
     *
     * @return {@link ClaimRefusal.NotOpenToYou} for reasons that the person must not learn,
     *     {@link ClaimRefusal.Lacking} for what they can get; empty when this rule has no objection
     */
    Optional<ClaimRefusal> check(Task task, PersonId person);
}
