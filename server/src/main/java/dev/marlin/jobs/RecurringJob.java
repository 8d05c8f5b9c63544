package dev.marlin.jobs;

import java.time.Duration;

/** Work that runs again and again, on one machine at a time. Declare it as a bean. */
public interface RecurringJob {
    /** Name in the job table: lower-case words with hyphens, never changed once released. */
    String name();

    /** Time between the end of one run and the start of the next; a second or more. */
    Duration every();

    /** Does the work; an exception is logged, and the next run comes as if there had been none. */
    void run() throws Exception;
}
