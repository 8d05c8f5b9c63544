package dev.marlin.web.gate;

import dev.marlin.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Forgets idempotency keys with their answers when nobody can reasonably repeat the request any more. */
@Component
class KeySweep implements RecurringJob {
    private final IdempotentRequestStore store;
    private final Clock clock;

    KeySweep(IdempotentRequestStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "idempotency-keys-sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        store.forgetBefore(clock.instant().minus(IdempotentRequestStore.KEPT));
    }
}
