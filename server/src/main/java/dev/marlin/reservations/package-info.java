/** Leases of tasks by people: one holder at a time, proved by a fence. */
@NullMarked
package dev.marlin.reservations;

import org.jspecify.annotations.NullMarked;
