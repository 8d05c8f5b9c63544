package dev.marlin.dashboards;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Somebody's guess of who stood on a side, held against who did; their words stay with them. */
public record Guess(UUID comparison, Outcome outcome, Instant at) {
    /** How it came out. */
    public enum Outcome {
        /** The words hold the agent's name. */
        RIGHT,
        /** They name something else. */
        WRONG,
        /** Nothing was named. */
        COULD_NOT_TELL;

        /** As files spell it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
