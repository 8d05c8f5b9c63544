package dev.marlin.statistics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.interval.RankInterval;
import dev.marlin.statistics.ranking.count.Outcome;
import dev.marlin.statistics.ranking.fit.Prior;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a demo or a first week shows: few battles, one-sided ones, only ties. */
class SmallSampleTest {

    @Test
    void anAgentThatWonEverythingGetsAFiniteRatingAndAStatedPrior() {
        Leaderboard.Ranked board = Battles.ranked(Battles.times(3, "x", "y", Outcome.A));

        assertThat(board.davidson().prior()).isEqualTo(Prior.PHANTOM_BATTLE);
        assertThat(board.halfTie().prior()).isEqualTo(Prior.PHANTOM_BATTLE);
        assertThat(board.davidson().of("x")).isBetween(0.3, 3.0);
        assertThat(board.resamplesWithPrior()).isEqualTo(100);
        assertThat(board.standings().getFirst().rating().basis()).isEqualTo(Rating.Basis.BOOTSTRAP_AND_CURVATURE);
    }

    @Test
    void threeWinsOfThreeDoNotSettleTheOrder() {
        for (int wins = 1; wins <= 3; wins++) {
            Leaderboard.Ranked board = Battles.ranked(Battles.times(wins, "x", "y", Outcome.A));

            assertThat(board.standings()).extracting(Standing::rank).containsOnly(new RankInterval(1, 2));
        }
    }

    @Test
    void thirtyWinsOfThirtyDo() {
        Leaderboard.Ranked board = Battles.ranked(Battles.times(30, "x", "y", Outcome.A));

        assertThat(Battles.standing(board, "x").rank()).isEqualTo(new RankInterval(1, 1));
        assertThat(Battles.standing(board, "y").rank()).isEqualTo(new RankInterval(2, 2));
    }

    @Test
    void thirtyVotesOnOneTaskDoNot() {
        List<Battle> battles = Battles.times(30, "x", "y", Outcome.A).stream()
                .map(b -> new Battle(b.a(), b.b(), b.outcome(), "the only task"))
                .toList();
        Leaderboard.Ranked board = Battles.ranked(battles);

        assertThat(board.standings()).extracting(Standing::rank).containsOnly(new RankInterval(1, 2));
        assertThat(board.pairs().getFirst().winRate().low()).isLessThan(0.5);
    }

    @Test
    void onlyTiesMeanEqualAndUncertain() {
        Leaderboard.Ranked board = Battles.ranked(Battles.times(4, "x", "y", Outcome.TIE));

        assertThat(board.davidson().of("x")).isCloseTo(0, within(1e-9));
        assertThat(board.davidson().prior()).isEqualTo(Prior.PHANTOM_BATTLE);
        assertThat(board.halfTie().prior()).isEqualTo(Prior.NONE);
        assertThat(board.standings().getFirst().rating().theta().high()).isGreaterThan(0.5);
    }

    /** Each loser tied back over a third agent: strongly connected, yet Davidson's maximum is at infinity. */
    @Test
    void noticesADavidsonMaximumAtInfinityInAConnectedGraph() {
        Leaderboard.Ranked board = Battles.ranked(Battles.all(
                Battles.times(2, "x", "y", Outcome.A),
                Battles.times(2, "y", "z", Outcome.TIE),
                Battles.times(2, "z", "x", Outcome.TIE)));

        assertThat(board.davidson().prior()).isEqualTo(Prior.PHANTOM_BATTLE);
        assertThat(board.halfTie().prior()).isEqualTo(Prior.NONE);
    }

    @Test
    void thePriorIsNeverUsedWhereTheDataSuffice() {
        Leaderboard.Ranked board = Battles.ranked(Battles.drawn(new double[] {0.6, 0, -0.6}, 0.3, 300, 1, 2));

        assertThat(board.davidson().prior()).isEqualTo(Prior.NONE);
        assertThat(board.resamplesWithPrior()).isZero();
        assertThat(board.standings()).extracting(s -> s.rating().basis()).containsOnly(Rating.Basis.BOOTSTRAP);
    }
}
