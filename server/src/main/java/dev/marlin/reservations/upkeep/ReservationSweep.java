package dev.marlin.reservations.upkeep;

import dev.marlin.jobs.RecurringJob;
import dev.marlin.reservations.Reservations;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Ends leases that nobody extended, so that lists and attention tell the truth without anybody claiming. */
@Component
class ReservationSweep implements RecurringJob {
    private final Reservations reservations;

    ReservationSweep(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public String name() {
        return "reservation-sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        reservations.sweep();
    }
}
