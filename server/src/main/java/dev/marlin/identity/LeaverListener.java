package dev.marlin.identity;

import dev.marlin.kernel.PersonId;

/** A feature that holds something for people and must let go when one leaves. */
public interface LeaverListener {
    /** Told in the transaction that suspends the person; may be told again of somebody who left before. */
    void left(PersonId person);
}
