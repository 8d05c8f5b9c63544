/**
 * Ranking: from blind battles between agents to ratings, with intervals that forbid what the data do not show.
 *
 * <p>Owns the counting of battles, Bradley–Terry with ties (Davidson's model and the half-tie definition of Arena), its
 * Newton fit, the seeded bootstrap over clusters, rank intervals and the rates beside the ranking (both bad, side A,
 * win rate per pair). The door is {@code Ranking.rank}. Knows nothing of people, tasks or storage.
 */
@org.jspecify.annotations.NullMarked
package dev.marlin.statistics.ranking;
