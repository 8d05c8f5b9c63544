package dev.marlin.reservations;

/** How a lease ended. */
enum Ending {
    /** Its holder, or a manager, gave the task back. */
    RELEASED("task.released"),
    /** Nobody extended it, and the grace time went by. */
    EXPIRED("task.lease-expired"),
    /** Its holder did the work: the task is nobody's to claim any more. */
    COMPLETED("task.completed");

    private final String event;

    Ending(String event) {
        this.event = event;
    }

    /** Name of the audit event. */
    String event() {
        return event;
    }
}
