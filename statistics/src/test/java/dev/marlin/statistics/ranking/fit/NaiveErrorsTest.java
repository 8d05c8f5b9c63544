package dev.marlin.statistics.ranking.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.Numeric;
import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.CellTable;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.count.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Standard errors and profiles beside the same from values of the likelihood alone, row by row. */
class NaiveErrorsTest {

    private static final int SIZE = 4;
    private static final int ROWS = 160;
    private static final Comparisons DRAWN = Rows.drawn(new double[] {0.9, 0.3, -0.3, -0.9}, 0.5, 0, ROWS, 3)
            .clustered(IntStream.range(0, ROWS).map(row -> row / 4).toArray());

    @ParameterizedTest
    @EnumSource(TieModel.class)
    void sandwichesEqualThoseOfNumericalScores(TieModel ties) {
        PairFit fit = fit(ties);
        double[] at = free(fit, ties);
        double[][] bend = Numeric.hessian(x -> value(DRAWN, ties, x), at);
        for (int i = 0; i < at.length; i++) {
            for (int j = 0; j < at.length; j++) {
                bend[i][j] = -bend[i][j];
            }
        }
        double[][] inverse = Numeric.inverse(bend);
        List<double[]> rows = scores(ties, at, 1);
        List<double[]> clusters = scores(ties, at, 4);
        CellTable cells = CellTable.count(DRAWN, BothBad.LEFT_OUT, false);
        int[] members = {0, 1, 2, 3};
        double[] independent = RobustErrors.independent(fit, cells).of(SIZE - 1, 0);
        double[] clustered =
                RobustErrors.clustered(fit, DRAWN, members, BothBad.LEFT_OUT).of(SIZE - 1, 0);
        double few = Math.sqrt(40 / 39.0);
        for (int i = 0; i < SIZE - 1; i++) {
            double[] unit = new double[at.length];
            unit[i] = 1;
            assertThat(independent[i]).isCloseTo(Numeric.sandwich(inverse, rows, unit), within(1e-5));
            assertThat(clustered[i]).isCloseTo(few * Numeric.sandwich(inverse, clusters, unit), within(1e-5));
        }
    }

    @ParameterizedTest
    @EnumSource(TieModel.class)
    void profileBoundsLieWhereTheBestOfAllOthersFallsByHalfOfZSquared(TieModel ties) {
        PairFit fit = fit(ties);
        double[] at = free(fit, ties);
        double z = 1.959963984540054;
        double[] ends = new ProfileBounds(fit).of(0, SIZE - 1, z);

        assertThat(ends[0]).isLessThan(at[0]);
        assertThat(ends[1]).isGreaterThan(at[0]);
        for (double end : ends) {
            assertThat(2 * (value(DRAWN, ties, at) - profile(ties, at, end))).isCloseTo(z * z, within(1e-5));
        }
        double[] wider = new ProfileBounds(fit).of(0, SIZE - 1, z, 0.01);
        assertThat(wider[1] - wider[0]).isCloseTo(2 * z * 0.01, within(1e-4));
    }

    private static PairFit fit(TieModel ties) {
        return PairFit.of(CellTable.count(DRAWN, BothBad.LEFT_OUT, false).counts(), ModelForm.plain(ties), null)
                .orElseThrow();
    }

    /** Strengths over the last competitor, then the logarithm of the tie parameter where there is one. */
    private static double[] free(PairFit fit, TieModel ties) {
        double[] at = new double[ties == TieModel.HALF_TIE ? SIZE - 1 : SIZE];
        for (int i = 0; i < SIZE - 1; i++) {
            at[i] = fit.theta()[i] - fit.theta()[SIZE - 1];
        }
        if (ties != TieModel.HALF_TIE) {
            at[SIZE - 1] = Math.log(fit.tieParameter());
        }
        return at;
    }

    private static double value(Comparisons rows, TieModel ties, double[] free) {
        double[] all = new double[SIZE + 2];
        System.arraycopy(free, 0, all, 0, SIZE - 1);
        all[SIZE] = free.length == SIZE ? free[SIZE - 1] : 0;
        return NaiveLikelihood.value(rows, ties, all, SIZE);
    }

    private static List<double[]> scores(TieModel ties, double[] at, int rowsEach) {
        List<double[]> scores = new ArrayList<>();
        for (int from = 0; from < ROWS; from += rowsEach) {
            Comparisons some = Rows.rearranged(
                    DRAWN, IntStream.range(from, from + rowsEach).toArray(), new int[] {0, 1, 2, 3});
            scores.add(Numeric.gradient(x -> value(some, ties, x), at));
        }
        return scores;
    }

    /** The first strength fixed, the rest climbed one after the other by parabolas. */
    private static double profile(TieModel ties, double[] start, double fixed) {
        double[] at = start.clone();
        at[0] = fixed;
        double h = 1e-3;
        for (int round = 0; round < 60; round++) {
            for (int k = 1; k < at.length; k++) {
                double here = value(DRAWN, ties, at);
                double[] up = at.clone();
                double[] down = at.clone();
                up[k] += h;
                down[k] -= h;
                double above = value(DRAWN, ties, up);
                double below = value(DRAWN, ties, down);
                at[k] += Math.max(-0.3, Math.min(0.3, h / 2 * (above - below) / (2 * here - above - below)));
            }
        }
        return value(DRAWN, ties, Arrays.copyOf(at, at.length));
    }
}
