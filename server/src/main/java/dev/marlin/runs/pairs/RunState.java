package dev.marlin.runs.pairs;

/** State of one attempt. */
enum RunState {
    /** Waits for a worker. A worker claims it, a person cancels it. */
    QUEUED,
    /** Held by a worker until its lease ends. That worker finishes or releases it; anybody may take over a dead lease. */
    RUNNING,
    /** Over, with an exit class. Final: another try is another row. */
    FINISHED
}
