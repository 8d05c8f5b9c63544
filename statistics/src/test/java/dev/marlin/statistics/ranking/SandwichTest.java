package dev.marlin.statistics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.ranking.count.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandwichTest {

    /** For two agents V is 1 × 1 in the difference: G / (2H)² per agent, up to the small ridge. */
    @Test
    void twoAgentsFollowTheClosedForm() {
        List<Battle> battles = Battles.all(
                Battles.times(12, "x", "y", Outcome.A),
                Battles.times(6, "x", "y", Outcome.TIE),
                Battles.times(3, "x", "y", Outcome.B));
        Fit fit = Battles.ranked(battles).halfTie();
        Map<String, Estimate> intervals = Sandwich.intervals(BattleTable.count(battles), fit, 0.95);

        double p = 15 / 21.0;
        double information = 21 * p * (1 - p);
        double filling = 12 * (1 - p) * (1 - p) + 6 * (0.5 - p) * (0.5 - p) + 3 * p * p;
        double error = Math.sqrt(filling) / (2 * information);
        assertThat(intervals.get("x").high() - fit.of("x")).isCloseTo(1.959963984540054 * error, within(1e-4));
        assertThat(intervals.get("y").n()).isEqualTo(21);
    }

    @Test
    void agreesWithTheBootstrapWhereBattlesAreIndependent() {
        List<Battle> battles = Battles.drawn(new double[] {0.6, 0.2, -0.2, -0.6}, 0.3, 2000, 1, 5);
        Leaderboard.Ranked board = (Leaderboard.Ranked) Ranking.rank(battles, new RankingOptions(2, 2000, 0.95));
        Map<String, Estimate> intervals = Sandwich.intervals(BattleTable.count(battles), board.halfTie(), 0.95);

        for (Standing standing : board.standings()) {
            Estimate bootstrap = standing.halfTie().theta();
            Estimate sandwich = intervals.get(standing.agent());
            double ratio = (sandwich.high() - sandwich.low()) / (bootstrap.high() - bootstrap.low());
            assertThat(ratio).isBetween(0.95, 1.05);
        }
    }

    @Test
    void refusesAnotherModelAndStrangers() {
        List<Battle> battles = Battles.drawn(new double[] {0.5, -0.5}, 0.3, 50, 1, 6);
        Leaderboard.Ranked board = Battles.ranked(battles);
        BattleTable other = BattleTable.count(Battles.times(3, "x", "y", Outcome.A));

        assertThatThrownBy(() -> Sandwich.intervals(BattleTable.count(battles), board.davidson(), 0.95))
                .hasMessageContaining("half-tie");
        assertThatThrownBy(() -> Sandwich.intervals(other, board.halfTie(), 0.95))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
