package dev.marlin.statistics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.ranking.count.Outcome;
import dev.marlin.statistics.ranking.count.Tally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final double[] FIELD = {1.2, 0.4, 0, -0.5, -1.1};

    @Test
    void theOrderAndNamesOfBattlesAndClustersDoNotMatter() {
        List<Battle> battles = Battles.drawn(FIELD, 0.3, 80, 2, 5);
        List<Battle> others = new ArrayList<>();
        battles.forEach(b -> others.add(
                new Battle(b.a(), b.b(), b.outcome(), "x" + b.cluster().hashCode())));
        Collections.shuffle(others, new Random(1));

        assertThat(Battles.ranked(others)).isEqualTo(Battles.ranked(battles));
    }

    @Test
    void swappingTheSidesSwapsOnlyTheSideShare() {
        List<Battle> battles = Battles.drawn(FIELD, 0.3, 80, 2, 6);
        List<Battle> swapped = battles.stream()
                .map(b -> new Battle(b.b(), b.a(), otherSide(b.outcome()), b.cluster()))
                .toList();
        Leaderboard.Ranked board = Battles.ranked(battles);
        Leaderboard.Ranked mirror = Battles.ranked(swapped);

        assertThat(mirror.standings()).isEqualTo(board.standings());
        assertThat(mirror.pairs()).isEqualTo(board.pairs());
        assertThat(mirror.summary().sideA()).isEqualTo(board.summary().sideB());
        assertThat(mirror.summary().sideAShare().value())
                .isCloseTo(1 - board.summary().sideAShare().value(), within(1e-12));
    }

    @Test
    void turningEveryVerdictTurnsTheRanking() {
        List<Battle> battles = Battles.drawn(FIELD, 0.3, 80, 2, 7);
        List<Battle> turned = battles.stream()
                .map(b -> new Battle(b.a(), b.b(), otherSide(b.outcome()), b.cluster()))
                .toList();
        Leaderboard.Ranked board = Battles.ranked(battles);
        Leaderboard.Ranked upsideDown = Battles.ranked(turned);

        for (Standing standing : board.standings()) {
            Standing other = Battles.standing(upsideDown, standing.agent());
            assertThat(other.rating().theta().value())
                    .isCloseTo(-standing.rating().theta().value(), within(1e-9));
        }
        assertThat(upsideDown.davidson().nu()).isCloseTo(board.davidson().nu(), within(1e-9));
    }

    @Test
    void repeatingTheDataKeepsTheRatingsAndNarrowsTheIntervals() {
        List<Battle> battles = Battles.drawn(FIELD, 0.3, 60, 2, 8);
        List<Battle> fourfold = new ArrayList<>();
        for (int copy = 0; copy < 4; copy++) {
            String suffix = "copy" + copy;
            battles.forEach(b -> fourfold.add(new Battle(b.a(), b.b(), b.outcome(), b.cluster() + suffix)));
        }
        Leaderboard.Ranked once = Battles.ranked(battles);
        Leaderboard.Ranked four = Battles.ranked(fourfold);

        for (Standing standing : once.standings()) {
            Rating wide = standing.rating();
            Rating narrow = Battles.standing(four, standing.agent()).rating();
            assertThat(narrow.theta().value()).isCloseTo(wide.theta().value(), within(1e-9));
            assertThat(width(narrow) / width(wide)).isBetween(0.3, 0.75);
        }
    }

    @Test
    void copyingJudgementsInsideTheirTasksGivesNoPrecision() {
        List<Battle> battles = Battles.drawn(FIELD, 0.3, 200, 1, 9);
        List<Battle> copied = Battles.all(battles, battles, battles);

        for (Standing standing : Battles.ranked(battles).standings()) {
            Standing same = Battles.standing(Battles.ranked(copied), standing.agent());
            assertThat(width(same.rating())).isCloseTo(width(standing.rating()), within(1e-9));
        }
    }

    @Test
    void bothBadIsARateAndNeverMovesARating() {
        List<Battle> battles = Battles.drawn(FIELD, 0.3, 50, 2, 10);
        List<Battle> withBad = Battles.all(battles, Battles.times(30, "m0", "m4", Outcome.BOTH_BAD));
        Leaderboard.Ranked board = Battles.ranked(withBad);

        assertThat(board.davidson()).isEqualTo(Battles.ranked(battles).davidson());
        assertThat(board.summary().bothBad()).isEqualTo(30);
        assertThat(board.summary().bothBadRate().value()).isCloseTo(30 / 130.0, within(1e-12));
        assertThat(Battles.standing(board, "m1").bothBadRate().value()).isZero();
        assertThat(Battles.standing(board, "m0").tally().bothBad()).isEqualTo(30);
    }

    @Test
    void winRatesCountTiesAsHalf() {
        Leaderboard.Ranked board = Battles.ranked(Battles.all(
                Battles.times(4, "x", "y", Outcome.A),
                Battles.times(4, "y", "x", Outcome.TIE),
                Battles.times(2, "y", "x", Outcome.A),
                Battles.times(5, "y", "x", Outcome.BOTH_BAD)));

        PairRecord pair = board.pairs().getFirst();
        assertThat(pair.tally()).isEqualTo(new Tally(4, 4, 2, 5));
        assertThat(pair.winRate().value()).isCloseTo(0.6, within(1e-12));
        assertThat(pair.winRate().n()).isEqualTo(10);
        assertThat(board.summary().sideAShare().value()).isEqualTo(1);
        assertThat(board.summary().sideAShare().low()).isBetween(0.5, 0.7);
    }

    @Test
    void groupsThatNeverMetAreRankedApart() {
        Leaderboard board = Ranking.rank(
                Battles.all(
                        Battles.drawn(new double[] {0.5, 0, -0.5}, 0.3, 40, 1, 3),
                        Battles.times(4, "x", "y", Outcome.A),
                        Battles.times(2, "x", "y", Outcome.B),
                        Battles.times(2, "x", "m0", Outcome.BOTH_BAD),
                        Battles.times(2, "z", "m0", Outcome.BOTH_BAD)),
                RankingOptions.seeded(1));

        Leaderboard.Disconnected parts = (Leaderboard.Disconnected) board;
        assertThat(parts.components()).hasSize(2);
        assertThat(parts.components().get(0).davidson().theta()).containsOnlyKeys("m0", "m1", "m2");
        assertThat(parts.components().get(1).davidson().theta()).containsOnlyKeys("x", "y");
        assertThat(parts.components().get(1).clusters()).isEqualTo(6);
        assertThat(parts.unranked()).containsExactly("z");
    }

    @Test
    void withoutAVerdictOnOrderThereIsNoRanking() {
        RankingOptions options = RankingOptions.seeded(1);

        assertThat(Ranking.rank(List.of(), options)).isInstanceOf(Leaderboard.TooFew.class);
        Leaderboard onlyBad = Ranking.rank(Battles.times(7, "x", "y", Outcome.BOTH_BAD), options);
        assertThat(onlyBad).isInstanceOf(Leaderboard.TooFew.class);
        assertThat(onlyBad.summary().bothBadRate().value()).isEqualTo(1);
        assertThat(onlyBad.summary().sideAShare()).isNull();
    }

    @Test
    void refusesBattlesThatCannotBe() {
        assertThatThrownBy(() -> new Battle("x", "x", Outcome.A, "t")).hasMessageContaining("itself");
        assertThatThrownBy(() -> new Battle("x", " ", Outcome.A, "t")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RankingOptions(1, 5, 0.95)).hasMessageContaining("resamples");
        assertThatThrownBy(() -> new RankingOptions(1, 1000, 95)).hasMessageContaining("0.95");
    }

    @Test
    void refusesMoreAgentsThanOneTableHolds() {
        List<Battle> battles = new ArrayList<>();
        for (int i = 0; i <= BattleTable.MOST_AGENTS; i++) {
            battles.add(new Battle("hub", "agent" + i, Outcome.TIE, "t" + i));
        }
        assertThatThrownBy(() -> BattleTable.count(battles)).hasMessageContaining("2000");
    }

    private static Outcome otherSide(Outcome outcome) {
        return switch (outcome) {
            case A -> Outcome.B;
            case B -> Outcome.A;
            case TIE, BOTH_BAD -> outcome;
        };
    }

    private static double width(Rating rating) {
        return rating.theta().high() - rating.theta().low();
    }
}
