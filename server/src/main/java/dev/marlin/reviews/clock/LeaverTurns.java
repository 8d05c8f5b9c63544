package dev.marlin.reviews.clock;

import dev.marlin.identity.LeaverListener;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.Openings;
import org.springframework.stereotype.Component;

/** Hands on what waits for somebody who leaves. */
@Component
class LeaverTurns implements LeaverListener {
    private final Openings openings;

    LeaverTurns(Openings openings) {
        this.openings = openings;
    }

    @Override
    public void left(PersonId person) {
        openings.left(person);
    }
}
