package dev.marlin.jobs;

import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/** Takes work to be done later: the entry commits or rolls back with the caller's own rows. */
@Service
public class Jobs {
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,60}");

    private final JobStore store;
    private final Clock clock;

    public Jobs(JobStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Has the {@link OneTimeJob} run for the subject as soon as a worker is free. While the same job waits or runs for the
     * same subject, this changes nothing.
     *
     * @param job its name
     * @param subject 1 to 200 characters, as a rule an id
     * @return whether a new entry was made
     */
    public boolean enqueue(String job, String subject) {
        return enqueue(job, subject, Duration.ZERO);
    }

    /** As {@link #enqueue(String, String)}, but not before the delay is over. */
    public boolean enqueue(String job, String subject, Duration delay) {
        if (!NAME.matcher(job).matches() || subject.isEmpty() || subject.length() > 200 || delay.isNegative()) {
            throw new IllegalArgumentException("no job " + job + " for \"" + subject + "\" in " + delay);
        }
        return store.insert(job, subject, clock.instant().plus(delay));
    }
}
