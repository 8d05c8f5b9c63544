package dev.marlin.attempts;

import dev.marlin.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The clock of attempts and appeals. */
@Component
class AttemptSweep implements RecurringJob {
    private final Attempts attempts;
    private final Appeals appeals;

    AttemptSweep(Attempts attempts, Appeals appeals) {
        this.attempts = attempts;
        this.appeals = appeals;
    }

    @Override
    public String name() {
        return "qualification-sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        attempts.lapse();
        appeals.escalate();
    }
}
