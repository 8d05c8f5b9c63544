package dev.marlin.statistics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.ranking.count.Outcome;
import dev.marlin.statistics.ranking.fit.Prior;
import dev.marlin.statistics.ranking.fit.TieModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FitTest {

    @Test
    void twoAgentsFollowTheClosedForm() {
        Leaderboard.Ranked board = Battles.ranked(Battles.all(
                Battles.times(12, "x", "y", Outcome.A),
                Battles.times(6, "x", "y", Outcome.TIE),
                Battles.times(3, "x", "y", Outcome.B)));

        double davidson = board.davidson().of("x") - board.davidson().of("y");
        double halfTie = board.halfTie().of("x") - board.halfTie().of("y");
        assertThat(davidson).isCloseTo(Math.log(12 / 3.0), within(1e-12));
        assertThat(board.davidson().nu()).isCloseTo(6 / (2 * Math.sqrt(12 * 3)), within(1e-12));
        assertThat(board.davidson().winProbability("x", "y")).isCloseTo(12 / 21.0, within(1e-12));
        assertThat(board.davidson().tieProbability("x", "y")).isCloseTo(6 / 21.0, within(1e-12));
        assertThat(halfTie).isCloseTo(Math.log(15 / 6.0), within(1e-12));
        assertThat(board.halfTie().winProbability("x", "y")).isCloseTo(15 / 21.0, within(1e-12));
    }

    /** Agresti, Categorical Data Analysis, 1987 American League; estimates as printed by BradleyTerry2 1.1. */
    @Test
    void reproducesTheBaseballExample() {
        String[] teams = {"Milwaukee", "Detroit", "Toronto", "New York", "Boston", "Cleveland", "Baltimore"};
        int[][] wins = {
            {0, 7, 9, 7, 7, 9, 11},
            {6, 0, 7, 5, 11, 9, 9},
            {4, 6, 0, 7, 7, 8, 12},
            {6, 8, 6, 0, 6, 7, 10},
            {6, 2, 6, 7, 0, 7, 12},
            {4, 4, 5, 6, 6, 0, 6},
            {2, 4, 1, 3, 1, 7, 0}
        };
        List<Battle> battles = new ArrayList<>();
        for (int i = 0; i < teams.length; i++) {
            for (int j = 0; j < teams.length; j++) {
                battles.addAll(i == j ? List.of() : Battles.times(wins[i][j], teams[i], teams[j], Outcome.A));
            }
        }
        Leaderboard.Ranked board = Battles.ranked(battles);

        double[] published = {1.5814, 1.4364, 1.2945, 1.2476, 1.1077, 0.6839, 0};
        for (int i = 0; i < teams.length; i++) {
            double aboveBaltimore =
                    board.davidson().of(teams[i]) - board.davidson().of("Baltimore");
            assertThat(aboveBaltimore).as(teams[i]).isCloseTo(published[i], within(5e-5));
        }
        assertThat(board.davidson().nu()).isZero();
        assertThat(board.davidson().prior()).isEqualTo(Prior.NONE);
        assertThat(board.halfTie().theta())
                .containsExactlyInAnyOrderEntriesOf(board.davidson().theta());
    }

    @Test
    void equalsTheGoldenFileOfAnotherOptimizer() throws IOException {
        Leaderboard.Ranked board = Battles.ranked(goldenBattles());

        for (List<String> row : csv("golden-fits.csv")) {
            Fit fit = TieModel.valueOf(row.get(0)) == TieModel.DAVIDSON ? board.davidson() : board.halfTie();
            double ours = switch (row.get(1)) {
                case "nu" -> fit.nu();
                case "logLikelihood" -> fit.logLikelihood();
                default -> fit.of(row.get(1));
            };
            assertThat(ours).as(row.toString()).isCloseTo(Double.parseDouble(row.get(2)), within(1e-7));
        }
    }

    @Test
    void equalsTheNaiveSolvers() throws IOException {
        List<Battle> battles = goldenBattles();
        Leaderboard.Ranked board = Battles.ranked(battles);

        Map<String, Double> davidson = NaiveFit.davidson(battles, 5000);
        Map<String, Double> halfTie = NaiveFit.halfTie(battles, 2000);
        assertThat(board.davidson().nu()).isCloseTo(davidson.get("nu"), within(1e-9));
        for (String agent : board.davidson().theta().keySet()) {
            assertThat(board.davidson().of(agent)).isCloseTo(davidson.get(agent), within(1e-9));
            assertThat(board.halfTie().of(agent)).isCloseTo(halfTie.get(agent), within(1e-9));
        }
    }

    @Test
    void stopsOnlyBelowTheStatedStep() {
        Leaderboard.Ranked board =
                Battles.ranked(Battles.drawn(new double[] {2, 1, 0.5, 0, -0.3, -1, -3}, 0.4, 400, 2, 3));

        for (Fit fit : List.of(board.davidson(), board.halfTie())) {
            assertThat(fit.lastStep()).isLessThan(1e-10);
            assertThat(fit.iterations()).isLessThan(10);
            assertThat(fit.theta().values().stream().mapToDouble(t -> t).sum()).isCloseTo(0, within(1e-12));
        }
    }

    /** In a tree of pairs every step is the log-odds of its own pair, however far apart the ends come. */
    @Test
    void fitsALongLadderExactly() {
        List<Battle> battles = new ArrayList<>();
        for (int i = 10; i < 30; i++) {
            battles.addAll(Battles.times(40, "m" + i, "m" + (i + 1), Outcome.A));
            battles.addAll(Battles.times(1, "m" + i, "m" + (i + 1), Outcome.B));
        }
        Fit fit = Battles.ranked(battles).halfTie();

        assertThat(fit.prior()).isEqualTo(Prior.NONE);
        assertThat(fit.of("m10") - fit.of("m30")).isCloseTo(20 * Math.log(40), within(1e-9));
    }

    @Test
    void refusesAnAgentItDoesNotKnow() {
        Fit fit = Battles.ranked(Battles.times(3, "x", "y", Outcome.TIE)).halfTie();

        assertThatThrownBy(() -> fit.of("z")).hasMessageContaining("z is not part of this fit");
    }

    private static List<Battle> goldenBattles() throws IOException {
        return csv("golden-battles.csv").stream()
                .map(row -> new Battle(row.get(0), row.get(1), Outcome.valueOf(row.get(2)), row.get(3)))
                .toList();
    }

    private static List<List<String>> csv(String name) throws IOException {
        try (InputStream in = FitTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> List.of(line.split(",")))
                    .toList();
        }
    }
}
