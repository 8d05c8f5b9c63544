package dev.marlin.credentials;

import dev.marlin.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The clock of credentials. */
@Component
class CredentialSweep implements RecurringJob {
    private final Credentials credentials;

    CredentialSweep(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public String name() {
        return "credential-sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        credentials.sweep();
    }
}
