package dev.marlin.ranking;

import dev.marlin.statistics.ranking.Leaderboard;

/**
 * A leaderboard of agent versions.
 *
 * @param slice what was ranked
 * @param result ratings and ranks with intervals, or why there are none
 * @param scripted accepted comparisons of the slice in which no model was called, counted or not
 * @param confidential accepted comparisons that were left out because their campaign's data may not leave
 */
public record AgentLeaderboard(Leaderboards.Slice slice, Leaderboard result, int scripted, int confidential) {}
