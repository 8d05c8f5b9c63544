package dev.marlin.runs.reports;

/** How far one attempt is; shown to nobody who judges, the pair's state is the slower side's. */
public enum RunStage {
    WAITING,
    PREPARING,
    WORKING,
    VERIFYING,
    ENDED
}
