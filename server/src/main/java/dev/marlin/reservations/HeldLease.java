package dev.marlin.reservations;

/**
 * A lease that nobody has ended yet.
 *
 * @param over whether even its grace time went by, by the database's clock
 */
record HeldLease(Reservation reservation, boolean over) {}
