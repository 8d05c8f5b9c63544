package dev.marlin.erasure;

import dev.marlin.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The clock of erasures. */
@Component
class ErasureSweep implements RecurringJob {
    private final Eraser eraser;

    ErasureSweep(Eraser eraser) {
        this.eraser = eraser;
    }

    @Override
    public String name() {
        return "erasure-sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        eraser.sweep();
    }
}
