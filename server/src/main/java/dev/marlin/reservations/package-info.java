/**
 * Leases of tasks by people: as many places as judgements are wanted, one holder of each at a time, proved by a fence;
 * what can be claimed instead, what was skipped, and how long people worked.
 */
@NullMarked
package dev.marlin.reservations;

import org.jspecify.annotations.NullMarked;
