package dev.marlin.statistics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shares and ranks by counting everything that can happen. */
class NaiveIntervalTest {

    /** Every choice of k of n attempts, as the bits of a number. */
    @Test
    void passAtKIsTheShareOfChoicesWithASuccess() {
        for (int n = 1; n <= 9; n++) {
            for (int resolved = 0; resolved <= n; resolved++) {
                for (int k = 1; k <= n; k++) {
                    int choices = 0;
                    int lucky = 0;
                    for (int choice = 0; choice < 1 << n; choice++) {
                        if (Integer.bitCount(choice) == k) {
                            choices++;
                            lucky += (choice & ((1 << resolved) - 1)) != 0 ? 1 : 0;
                        }
                    }
                    assertThat(ResolveRate.passAt(k, resolved, n)).isCloseTo((double) lucky / choices, within(1e-12));
                }
            }
        }
    }

    @Test
    void rankIntervalsCountWhoIsSurelyAboveAndBelow() {
        SeededDraws draws = new SeededDraws(12);
        for (int round = 0; round < 100; round++) {
            List<Estimate> ratings = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                double value = draws.below(20);
                ratings.add(new Estimate(value, value - draws.below(4), value + draws.below(4), 0.95, 1));
            }
            List<RankInterval> ranks = RankInterval.of(ratings);
            for (int i = 0; i < 12; i++) {
                int above = 0;
                int below = 0;
                for (Estimate other : ratings) {
                    above += other.low() > ratings.get(i).high() ? 1 : 0;
                    below += other.high() < ratings.get(i).low() ? 1 : 0;
                }
                assertThat(ranks.get(i)).isEqualTo(new RankInterval(1 + above, 12 - below));
            }
        }
    }
}
