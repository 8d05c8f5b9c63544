package dev.marlin.reservations;

/**
 * A place of a task that is not free.
 *
 * @param place from 1 to the campaign's number of judgements
 * @param standing how it stands by the house's clock
 */
record Hold(Reservation reservation, int place, Standing standing) {
    /** How a place stands. */
    enum Standing {
        /** Its lease is in force or in its grace time. */
        HELD,
        /** Nobody ended the lease yet, but even its grace time went by. */
        OVER,
        /** The work is in. */
        COMPLETED
    }
}
