/**
 * Ranking: from blind battles between agents to ratings, with intervals that forbid what the data do not show.
 *
 * <p>Owns the leaderboard of named battles: their table by task, the seeded bootstrap over tasks and the rates beside the
 * ranking (both bad, side A, win rate per pair). The door is {@code Ranking.rank}; columns of primitives go to
 * {@code field.FieldRanking}. Counts, solvers and the rest are rooms of their own below this one. Knows nothing of people, tasks or storage.
 */
@org.jspecify.annotations.NullMarked
package dev.marlin.statistics.ranking;
