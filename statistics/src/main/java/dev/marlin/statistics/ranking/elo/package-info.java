/**
 * Elo: ratings updated battle by battle, for comparison with systems that publish them.
 *
 * <p>Owns the sequential update alone. Its ratings depend on the order of the battles; every other ranking of this module
 * does not.
 */
@org.jspecify.annotations.NullMarked
package dev.marlin.statistics.ranking.elo;
