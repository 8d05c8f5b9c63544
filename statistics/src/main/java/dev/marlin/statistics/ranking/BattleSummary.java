package dev.marlin.statistics.ranking;

import dev.marlin.statistics.interval.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * What was judged, before any model.
 *
 * @param sideA battles in which side A was better
 * @param ties battles judged equally good
 * @param sideB battles in which side B was better
 * @param bothBad battles in which neither was acceptable
 * @param clusters clusters with at least one battle
 * @param bothBadRate share of all battles; null without battles
 * @param sideAShare share of the decisive battles that side A won: about 0.5 when the side does not matter; null
 *     without decisive battles
 */
public record BattleSummary(
        long sideA,
        long ties,
        long sideB,
        long bothBad,
        int clusters,
        @Nullable Estimate bothBadRate,
        @Nullable Estimate sideAShare) {

    /** All battles. */
    public long battles() {
        return sideA + ties + sideB + bothBad;
    }
}
