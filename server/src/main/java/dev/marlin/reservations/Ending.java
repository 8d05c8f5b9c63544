package dev.marlin.reservations;

/** How a lease ended. */
enum Ending {
    /** Its holder, or a manager, gave the task back. */
    RELEASED("task.released", ClaimListener.ClaimEnd.DROPPED),
    /** Nobody extended it, and the grace time went by. */
    EXPIRED("task.lease-expired", ClaimListener.ClaimEnd.DROPPED),
    /** Its holder did the work: its place is nobody's to claim any more. */
    COMPLETED("task.completed", ClaimListener.ClaimEnd.COMPLETED);

    private final String event;
    private final ClaimListener.ClaimEnd end;

    Ending(String event, ClaimListener.ClaimEnd end) {
        this.event = event;
        this.end = end;
    }

    /** Name of the audit event. */
    String event() {
        return event;
    }

    /** What listeners are told. */
    ClaimListener.ClaimEnd end() {
        return end;
    }
}
