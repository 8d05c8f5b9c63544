package dev.marlin.reservations;

import java.time.Instant;
import java.util.Optional;

/**
 * What a published task is to one person. It tells nothing of others' judgements before all are in.
 *
 * @param until end of the person's own lease, or when a place may become free; empty for other kinds
 */
public record TaskStanding(Kind kind, Optional<Instant> until) {
    /** A task that nobody has to do with. */
    public static final TaskStanding OPEN = new TaskStanding(Kind.OPEN, Optional.empty());

    /** How a task stands to a person. */
    public enum Kind {
        /** A place is free. */
        OPEN,
        /** The person holds it. */
        MINE,
        /** Others hold all places that are left. */
        TAKEN,
        /** The person left it to others, and may take that back. */
        SKIPPED,
        /** The person's judgement is in. */
        JUDGED_BY_YOU,
        /** All judgements are in, none of them the person's. */
        JUDGED
    }

    public boolean is(Kind wanted) {
        return kind == wanted;
    }
}
