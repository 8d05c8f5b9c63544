package dev.marlin.runner.run;

/** Points that a run passes, in this order; an imported candidate passes only the last three. */
public enum Stage {
    WORKSPACE_FORKED,
    SANDBOX_OPENED,
    AGENT_ENDED,
    SANDBOX_CLOSED,
    CAPTURED,
    VERIFYING,
    ENDED
}
