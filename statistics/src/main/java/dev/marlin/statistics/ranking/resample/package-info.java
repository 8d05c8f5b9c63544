/**
 * Resamples: what a fit would have been on other data of the same kind.
 *
 * <p>Owns the seeded draws of Poisson and multinomial counts and the bootstrap over cells. Every resample has its own
 * stream of draws, so any number of threads gives the same numbers bit for bit.
 */
@org.jspecify.annotations.NullMarked
package dev.marlin.statistics.ranking.resample;
