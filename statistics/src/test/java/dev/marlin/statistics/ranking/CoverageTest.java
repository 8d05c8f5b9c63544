package dev.marlin.statistics.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether a 95 % interval holds the truth about 95 times in 100, on data drawn from a known truth. */
class CoverageTest {

    private static final int RUNS = 300;

    @Test
    void ratingsOfAnAmpleFieldAreCovered() {
        assertThat(coverage(new double[] {0.6, 0.2, -0.2, -0.6}, 150, 1)).isBetween(0.92, 0.98);
    }

    @Test
    void ratingsFromSeveralJudgementsPerTaskAreCovered() {
        assertThat(coverage(new double[] {0.6, 0.2, -0.2, -0.6}, 60, 3)).isBetween(0.91, 0.99);
    }

    @Test
    void ratingsFromTenTasksAreNotNarrowerThanTheySay() {
        assertThat(coverage(new double[] {0.5, -0.5}, 10, 1)).isGreaterThan(0.94);
    }

    @Test
    void ratingsFromThreeTasksAreNotNarrowerThanTheySay() {
        assertThat(coverage(new double[] {0.5, -0.5}, 3, 1)).isGreaterThan(0.94);
    }

    private static double coverage(double[] truth, int tasks, int perTask) {
        int held = 0;
        int asked = 0;
        for (int run = 0; run < RUNS; run++) {
            List<Battle> battles = Battles.drawn(truth, 0.3, tasks, perTask, 1000 + run);
            RankingOptions options = new RankingOptions(run, 200, 0.95);
            Leaderboard.Ranked board = (Leaderboard.Ranked) Ranking.rank(battles, options);
            for (Standing standing : board.standings()) {
                double theta = truth[Integer.parseInt(standing.agent().substring(1))];
                held += standing.rating().theta().contains(theta) ? 1 : 0;
                asked++;
            }
        }
        return held / (double) asked;
    }
}
