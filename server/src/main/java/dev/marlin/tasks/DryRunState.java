package dev.marlin.tasks;

/** Life of a dry run. */
public enum DryRunState {
    /** Waits for its turn. The worker takes it. */
    QUEUED,
    /** Verifiers run on the base. The worker ends it; when the worker dies, its lease does. */
    RUNNING,
    /** Every verifier ran to an end, as declared or not. Final. */
    DONE,
    /** The base could not be prepared, or the server stopped. Nobody's verifier is to blame. Final. */
    FAILED;

    /** Whether nothing changes any more. */
    public boolean isFinal() {
        return this == DONE || this == FAILED;
    }
}
