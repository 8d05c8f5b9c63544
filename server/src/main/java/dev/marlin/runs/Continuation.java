package dev.marlin.runs;

import java.util.Locale;

/** On whose work a follow-up turn builds; written into the turn. */
public enum Continuation {
    /** Both sides go on from the preferred side's work. */
    WINNER_CONTINUES,
    /** Each side goes on from its own work. */
    EACH_CONTINUES;

    /** As SQL and the API spell it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
