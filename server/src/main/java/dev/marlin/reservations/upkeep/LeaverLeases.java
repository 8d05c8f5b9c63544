package dev.marlin.reservations.upkeep;

import dev.marlin.identity.LeaverListener;
import dev.marlin.kernel.PersonId;
import dev.marlin.reservations.Reservations;
import org.springframework.stereotype.Component;

/** Gives back what somebody holds who leaves, so that others can go on; in grace time, too. */
@Component
class LeaverLeases implements LeaverListener {
    private final Reservations reservations;

    LeaverLeases(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public void left(PersonId person) {
        reservations.heldBy(person).forEach(held -> reservations.release(held.task(), person));
    }
}
