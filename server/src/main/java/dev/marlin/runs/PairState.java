package dev.marlin.runs;

/** State of a pair's latest turn, always of both sides at once: the earlier one waits. */
public enum PairState {
    /** Waits for a place. The worker takes it. */
    QUEUED,
    /** The base is made ready. */
    PREPARING,
    /** Agents work. */
    WORKING,
    /** Both sandboxes are gone; verifiers run in fresh ones. */
    VERIFYING,
    /** Both sides may be judged. A follow-up leads back to QUEUED. */
    READY,
    /** Could not be completed for reasons of ours, or was cancelled; never judged. Final. */
    WITHDRAWN
}
