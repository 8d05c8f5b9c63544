package dev.marlin.web.home;

import dev.marlin.kernel.Money;
import dev.marlin.reservations.Reservation;
import dev.marlin.runs.NeutralPair;
import dev.marlin.tasks.Task;
import java.util.Optional;

/**
 * A task that the visitor holds.
 *
 * @param lease the visitor's
 * @param fee what the author gets when the work is accepted
 * @param pair the work on it, once it was started
 */
public record HeldTask(Task task, Reservation lease, Money fee, Optional<NeutralPair> pair) {
    /** How far the work is, of both sides at once. */
    public String state() {
        return pair.map(HeldTask::words).orElse("not started");
    }

    private static String words(NeutralPair pair) {
        String turn = ", turn " + pair.turns().size();
        return switch (pair.state()) {
            case QUEUED, PREPARING, WORKING -> "agents at work" + turn;
            case VERIFYING -> "verifiers at work" + turn;
            case READY -> "comparing" + turn;
            case WITHDRAWN -> "not started";
        };
    }
}
