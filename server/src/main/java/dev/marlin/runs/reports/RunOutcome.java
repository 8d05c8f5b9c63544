package dev.marlin.runs.reports;

/** How an attempt ended, as its worker reports it. */
public sealed interface RunOutcome {
    /** There is something to judge. */
    record Judgeable(RecordedRun recorded) implements RunOutcome {}

    /**
     * Something of ours failed; never the candidate's fault.
     *
     * @param sandbox whether it was the sandbox
     * @param reason a sentence for operators
     * @param retryable whether another attempt may succeed
     */
    record Failed(boolean sandbox, String reason, boolean retryable) implements RunOutcome {}

    /** A person stopped it. */
    record Cancelled() implements RunOutcome {}
}
