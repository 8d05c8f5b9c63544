package dev.marlin.bulk;

import java.util.Locale;

/** Life of a bulk act. */
public enum BulkState {
    /** Its tasks are fixed and nothing happened yet; who prepared it starts it, any manager drops it. */
    PREPARED,
    /** A job takes its tasks one by one. The job ends it; any manager stops it, and so does a lost role. */
    RUNNING,
    /** Each task had its turn. Final. */
    DONE,
    /** What had no turn yet stays as it was. Final. */
    STOPPED;

    /** As the API spells it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
