/** What ends leases without their holders: the clock, and leavers. */
@NullMarked
package dev.marlin.reservations.upkeep;

import org.jspecify.annotations.NullMarked;
