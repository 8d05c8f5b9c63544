package dev.marlin.statistics.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.statistics.Coverage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether a 95 % interval holds the truth about 95 times in 100, on data drawn from a known truth. */
class CoverageTest {

    @Test
    void ratingsOfAnAmpleFieldAreCovered() {
        coverage(300, new double[] {0.6, 0.2, -0.2, -0.6}, 150, 1).isNominal();
    }

    @Test
    void ratingsFromSeveralJudgementsPerTaskAreCovered() {
        coverage(300, new double[] {0.6, 0.2, -0.2, -0.6}, 100, 3).isNominal();
    }

    @Test
    void ratingsFromTenTasksAreNotNarrowerThanTheySay() {
        assertThat(coverage(300, new double[] {0.5, -0.5}, 10, 1).share()).isGreaterThan(0.94);
    }

    @Test
    void ratingsFromThreeTasksAreNotNarrowerThanTheySay() {
        assertThat(coverage(300, new double[] {0.5, -0.5}, 3, 1).share()).isGreaterThan(0.94);
    }

    private static Coverage coverage(int runs, double[] truth, int tasks, int perTask) {
        return Coverage.of(runs, run -> {
            List<Battle> battles = Battles.drawn(truth, 0.3, tasks, perTask, 1000 + run);
            Leaderboard.Ranked board = (Leaderboard.Ranked) Ranking.rank(battles, new RankingOptions(run, 300, 0.95));
            boolean[] held = new boolean[board.standings().size()];
            for (int i = 0; i < held.length; i++) {
                Standing standing = board.standings().get(i);
                double theta = truth[Integer.parseInt(standing.agent().substring(1))];
                held[i] = standing.rating().theta().contains(theta);
            }
            return held;
        });
    }
}
