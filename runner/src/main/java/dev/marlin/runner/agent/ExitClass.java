package dev.marlin.runner.agent;

/** The one class in which an agent's turn ends. */
public enum ExitClass {
    /** The agent said that it was done. */
    COMPLETED,
    /** The agent gave up or broke: its own doing, shown for comparison. */
    AGENT_ERROR,
    /** Machine, store or network of ours: re-run, never judged. */
    INFRASTRUCTURE_ERROR,
    /** A limit of time or output ended it. */
    LIMIT,
    /** A person stopped it. */
    CANCELLED,
    /** The sandbox could not be made or died: re-run, never judged. */
    SANDBOX_ERROR;

    /** Whether what it left may be put before an expert. */
    public boolean isJudgeable() {
        return this == COMPLETED || this == AGENT_ERROR || this == LIMIT;
    }
}
