package dev.marlin.statistics.ranking;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.RankInterval;
import dev.marlin.statistics.ranking.count.Tally;
import dev.marlin.statistics.ranking.fit.TieModel;

/**
 * One row of a leaderboard.
 *
 * @param rating by {@link TieModel#DAVIDSON}; ranks and order follow it
 * @param halfTie the same by {@link TieModel#HALF_TIE}, for comparison with Arena's numbers
 * @param tally all its battles
 * @param clusters clusters in which it has a counted battle against the ranked field
 * @param bothBadRate share of its battles judged both bad
 */
public record Standing(
        String agent,
        RankInterval rank,
        Rating rating,
        Rating halfTie,
        Tally tally,
        int clusters,
        Estimate bothBadRate) {}
