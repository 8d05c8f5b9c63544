package dev.marlin.statistics.interval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankIntervalTest {

    @Test
    void overlappingIntervalsShareRanks() {
        List<RankInterval> ranks = RankInterval.of(List.of(rating(3, 0.4), rating(2.5, 0.4), rating(1, 0.2)));

        assertThat(ranks).containsExactly(new RankInterval(1, 2), new RankInterval(1, 2), new RankInterval(3, 3));
    }

    @Test
    void ranksClaimAnOrderOnlyWhereIntervalsDo() {
        SeededDraws draws = new SeededDraws(4);
        for (int round = 0; round < 200; round++) {
            List<Estimate> ratings = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                ratings.add(rating(4 * draws.uniform(), draws.uniform()));
            }
            List<RankInterval> ranks = RankInterval.of(ratings);
            for (int i = 0; i < 8; i++) {
                for (int j = 0; j < 8; j++) {
                    if (ranks.get(i).isBefore(ranks.get(j))) {
                        assertThat(ratings.get(i).liesAbove(ratings.get(j))).isTrue();
                    }
                }
            }
        }
    }

    private static Estimate rating(double value, double half) {
        return new Estimate(value, value - half, value + half, 0.95, 10);
    }
}
