package dev.marlin.reviews.clock;

import dev.marlin.jobs.RecurringJob;
import dev.marlin.reviews.Openings;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Looks every five minutes for seats and decisions whose person cannot go on, and draws somebody else. */
@Component
class SeatClock implements RecurringJob {
    private final Openings openings;

    SeatClock(Openings openings) {
        this.openings = openings;
    }

    @Override
    public String name() {
        return "seat-clock";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run() {
        openings.sweep();
    }
}
