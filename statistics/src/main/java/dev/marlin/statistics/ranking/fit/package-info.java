/**
 * Fits: the likelihoods of paired comparisons and the solvers that find their maximum.
 *
 * <p>Owns Bradley–Terry with ties as half wins, Davidson's and Rao and Kupper's tie models, the term for the left side,
 * Newton's method on dense systems and by conjugate gradients on large ones. Numbers in, numbers out: no names.
 */
@org.jspecify.annotations.NullMarked
package dev.marlin.statistics.ranking.fit;
