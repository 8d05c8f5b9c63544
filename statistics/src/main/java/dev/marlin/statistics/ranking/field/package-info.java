/**
 * Fields: from columns of comparisons to ratings with intervals and ranks; the door for programs and the shell.
 *
 * <p>Owns the choices (tie model, side, both bad, scale, intervals, what to do where the data say nothing) and names each of
 * them in the result. Components are ranked apart and separated ones get an order without ratings, never a guess. The door
 * is {@code FieldRanking.rank}.
 */
@org.jspecify.annotations.NullMarked
package dev.marlin.statistics.ranking.field;
