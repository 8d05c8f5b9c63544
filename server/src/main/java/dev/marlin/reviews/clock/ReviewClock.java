package dev.marlin.reviews.clock;

import dev.marlin.jobs.RecurringJob;
import dev.marlin.reviews.OverdueTurns;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Looks every minute for turns whose time is over. */
@Component
class ReviewClock implements RecurringJob {
    private final OverdueTurns turns;

    ReviewClock(OverdueTurns turns) {
        this.turns = turns;
    }

    @Override
    public String name() {
        return "review-clock";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        turns.sweep();
    }
}
