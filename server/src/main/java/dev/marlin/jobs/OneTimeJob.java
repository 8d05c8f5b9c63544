package dev.marlin.jobs;

/**
 * Work that runs once for each time it is enqueued. Declare it as a bean; {@link Jobs#enqueue} names it. It may run again
 * after a crash or a failure, so it must find out from its own rows what is left to do.
 */
public interface OneTimeJob {
    /** Name in the job table: lower-case words with hyphens, never changed once released. */
    String name();

    /**
     * Does the work. An exception means: try again later (10 seconds at first, then longer and longer, an hour at most).
     *
     * @param subject what {@link Jobs#enqueue} was given, as a rule an id
     */
    void run(String subject) throws Exception;
}
