package dev.marlin.statistics.ranking.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.CellTable;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.count.PairCounts;
import dev.marlin.statistics.ranking.count.Rows;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PairFitTest {

    private static final double[] FIELD = {1.1, 0.4, 0.1, -0.5, -1.1};

    /** With two competitors and w wins, t ties, l losses: w = σ(d − δ)n and l = σ(−d − δ)n have one solution. */
    @Test
    void twoCompetitorsUnderRaoAndKupperFollowTheClosedForm() {
        PairCounts counts = counts(
                new Rows(2).add(12, 0, 1, 0).add(6, 0, 1, 1).add(3, 1, 0, 0).comparisons(), false);
        PairFit fit =
                PairFit.of(counts, ModelForm.plain(TieModel.RAO_KUPPER), null).orElseThrow();

        double win = Math.log(12 / 9.0);
        double loss = Math.log(3 / 18.0);
        assertThat(fit.theta()[0] - fit.theta()[1]).isCloseTo((win - loss) / 2, within(1e-10));
        assertThat(fit.tieParameter()).isCloseTo(Math.exp(-(win + loss) / 2), within(1e-10));
        assertThat(fit.logLikelihood())
                .isCloseTo(12 * Math.log(12 / 21.0) + 6 * Math.log(6 / 21.0) + 3 * Math.log(3 / 21.0), within(1e-10));
    }

    @Test
    void everyModelEqualsANaiveSolver() {
        Comparisons rows = Rows.drawn(FIELD, 0.5, 0.3, 600, 11);
        for (TieModel ties : TieModel.values()) {
            for (boolean side : new boolean[] {false, true}) {
                PairFit fit = PairFit.of(counts(rows, side), new ModelForm(ties, side, Prior.NONE), null)
                        .orElseThrow();
                double[] naive = NaiveLikelihood.climbed(rows, ties, side, FIELD.length);

                for (int i = 0; i < FIELD.length; i++) {
                    assertThat(fit.theta()[i])
                            .as(ties + " " + i)
                            .isCloseTo(naive[i], within(1e-6 * Math.log(10) / 400));
                }
                assertThat(fit.tieParameter()).isCloseTo(naive[FIELD.length], within(1e-8));
                assertThat(fit.sideAdvantage()).isCloseTo(naive[FIELD.length + 1], within(1e-8));
                assertThat(fit.lastStep()).isLessThan(1e-10);
            }
        }
    }

    /**
     * American League 1987 by home and away team (Agresti, Categorical Data Analysis); estimates with a home advantage as
     * printed in the manual of BradleyTerry2.
     */
    @Test
    void reproducesTheHomeAdvantageOfTheBaseballExample() {
        String results = """
                - 4-3 4-2 4-3 6-1 4-2 6-0
                3-3 - 4-2 4-3 6-0 6-1 4-3
                2-5 4-3 - 2-4 4-3 4-2 6-0
                3-3 5-1 2-5 - 4-3 4-2 6-1
                5-1 2-5 3-3 4-2 - 5-2 6-0
                2-5 3-3 3-4 4-3 4-2 - 2-4
                2-5 1-5 1-6 2-4 1-6 3-4 -""";
        Rows rows = new Rows(7);
        String[] homes = results.split("\n", -1);
        for (int home = 0; home < 7; home++) {
            String[] aways = homes[home].split(" ", -1);
            for (int away = 0; away < 7; away++) {
                if (home != away) {
                    rows.add(aways[away].charAt(0) - '0', home, away, 0);
                    rows.add(aways[away].charAt(2) - '0', home, away, 2);
                }
            }
        }
        PairFit fit = PairFit.of(
                        counts(rows.comparisons(), true), new ModelForm(TieModel.HALF_TIE, true, Prior.NONE), null)
                .orElseThrow();

        double[] published = {1.6196, 1.4754, 1.3271, 1.2813, 1.1438, 0.7047, 0};
        for (int i = 0; i < 7; i++) {
            assertThat(fit.theta()[i] - fit.theta()[6]).isCloseTo(published[i], within(5.1e-5));
        }
        assertThat(fit.sideAdvantage()).isCloseTo(0.3023, within(5.1e-5));
    }

    /** In a tree of pairs every difference is the log-odds of its own pair, so the optimum of 3,000 is known exactly. */
    @Test
    void threeThousandCompetitorsInATreeAreFittedExactly() {
        int size = 3000;
        SeededDraws draws = new SeededDraws(3);
        Rows rows = new Rows(size);
        double[] truth = new double[size];
        for (int i = 1; i < size; i++) {
            int parent = draws.below(i);
            int wins = 1 + draws.below(9);
            int losses = 1 + draws.below(9);
            rows.add(wins, i, parent, 0).add(losses, parent, i, 0);
            truth[i] = truth[parent] + Math.log((double) wins / losses);
        }
        double mean = Arrays.stream(truth).average().orElseThrow();
        PairFit fit = PairFit.of(counts(rows.comparisons(), false), ModelForm.plain(TieModel.HALF_TIE), null)
                .orElseThrow();

        for (int i = 0; i < size; i++) {
            assertThat(fit.theta()[i]).isCloseTo(truth[i] - mean, within(1e-9));
        }
    }

    /** Newman's iteration (2023) moves any point but the optimum. */
    @Test
    void threeThousandCompetitorsAtRandomStandWhereNewmansIterationStands() {
        int size = 3000;
        double[] theta = new double[size];
        for (int i = 0; i < size; i++) {
            theta[i] = 1 - 2.0 * i / size;
        }
        PairCounts counts = counts(Rows.drawn(theta, 0.3, 0, 60_000, 4), false);
        PairFit fit =
                PairFit.of(counts, ModelForm.plain(TieModel.HALF_TIE), null).orElseThrow();
        double[] pi = Arrays.stream(fit.theta()).map(Math::exp).toArray();
        double[] up = new double[size];
        double[] down = new double[size];
        for (int p = 0; p < counts.pairs(); p++) {
            int i = counts.first()[p];
            int j = counts.second()[p];
            double won = counts.wins()[p] + counts.ties()[p] / 2;
            double lost = counts.losses()[p] + counts.ties()[p] / 2;
            up[i] += won * pi[j] / (pi[i] + pi[j]);
            down[i] += lost / (pi[i] + pi[j]);
            up[j] += lost * pi[i] / (pi[i] + pi[j]);
            down[j] += won / (pi[i] + pi[j]);
        }
        for (int i = 0; i < size; i++) {
            assertThat(Math.log(up[i] / down[i] / pi[i])).isCloseTo(0, within(1e-9));
        }
        for (TieModel ties : new TieModel[] {TieModel.DAVIDSON, TieModel.RAO_KUPPER}) {
            assertThat(PairFit.of(counts, ModelForm.plain(ties), null)
                            .orElseThrow()
                            .lastStep())
                    .isLessThan(1e-10);
        }
    }

    @Test
    void withoutTiesTheTieModelsAreBradleyTerry() {
        Comparisons rows = Rows.drawn(FIELD, 0, 0, 400, 7);
        PairFit plain = fit(rows, TieModel.HALF_TIE);

        assertThat(fit(rows, TieModel.RAO_KUPPER).theta()).containsExactly(plain.theta());
        assertThat(fit(rows, TieModel.RAO_KUPPER).tieParameter()).isEqualTo(1);
        assertThat(fit(rows, TieModel.DAVIDSON).tieParameter()).isZero();
    }

    @Test
    void whoWonEverythingHasNoFiniteMaximumAndGetsTheStatedPrior() {
        PairCounts counts = counts(new Rows(2).add(5, 0, 1, 0).add(1, 0, 1, 1).comparisons(), false);
        PairCounts allWon = counts(new Rows(2).add(5, 0, 1, 0).comparisons(), false);
        for (TieModel ties : TieModel.values()) {
            assertThat(PairFit.of(allWon, ModelForm.plain(ties), null))
                    .as("%s", ties)
                    .isEmpty();
            PairFit fit = PairFit.withPriorIfNeeded(allWon, ModelForm.plain(ties), null);
            assertThat(fit.form().prior()).isEqualTo(Prior.PHANTOM_BATTLE);
            assertThat(fit.theta()[0]).isBetween(0.1, 3.0);
        }
        assertThat(PairFit.of(counts, ModelForm.plain(TieModel.DAVIDSON), null)).isEmpty();
    }

    private static PairFit fit(Comparisons rows, TieModel ties) {
        return PairFit.of(counts(rows, false), ModelForm.plain(ties), null).orElseThrow();
    }

    private static PairCounts counts(Comparisons rows, boolean bySide) {
        return CellTable.count(rows, BothBad.LEFT_OUT, bySide).counts();
    }
}
