package dev.marlin.runner.agent;

/** Where a candidate's work comes from; it stays with every artifact. */
public enum Provenance {
    /** A script was played: no model was called. Left out of rankings and exports unless asked for. */
    SCRIPTED,
    /** A program that the operator named did it; what it called is not known. */
    COMMAND,
    /** It was done outside Marlin and brought in. */
    IMPORTED
}
