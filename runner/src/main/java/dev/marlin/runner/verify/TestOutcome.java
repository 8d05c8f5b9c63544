package dev.marlin.runner.verify;

/** How one test ended; of several results for one name the later constant here wins. */
public enum TestOutcome {
    SKIPPED,
    PASSED,
    FAILED
}
