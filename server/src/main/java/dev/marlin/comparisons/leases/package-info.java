/** Assignments of comparisons as leases, tasks and campaigns below know them. */
@NullMarked
package dev.marlin.comparisons.leases;

import org.jspecify.annotations.NullMarked;
