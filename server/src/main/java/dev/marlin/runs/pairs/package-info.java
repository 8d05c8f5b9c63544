/**
 * Pairs, turns, candidates and runs as rows: starting, claiming with a lease, moving both sides together, publishing,
 * withholding, withdrawing. The row is the truth; whoever runs a run only reports to {@link
 * dev.marlin.runs.pairs.RunQueue}. Locks are taken in one order: runs of a turn by id, then their pair.
 */
@NullMarked
package dev.marlin.runs.pairs;

import org.jspecify.annotations.NullMarked;
