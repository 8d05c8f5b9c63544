package dev.marlin.statistics.ranking;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.ranking.count.Tally;

/**
 * How two agents fared against each other.
 *
 * @param tally seen from {@code agent}; at least one battle counted
 * @param winRate share of the counted battles won by {@code agent}, ties as half
 */
public record PairRecord(String agent, String opponent, Tally tally, Estimate winRate) {}
