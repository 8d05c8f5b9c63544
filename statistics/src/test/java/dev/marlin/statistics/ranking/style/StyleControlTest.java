package dev.marlin.statistics.ranking.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.interval.BootstrapOptions;
import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.count.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;

class StyleControlTest {

    private static final double[] FIELD = {0.8, 0.2, -0.2, -0.8};
    private static final double[] PULL = {0.9, -0.5};

    private final int n = 4000;
    private final double[][] x = new double[2][n];
    private final Comparisons rows = drawn();
    private final Covariates covariates = new Covariates(List.of("length", "headings"), x);

    @Test
    void equalsANaiveSolver() {
        StyledField field = StyleControl.rank(rows, covariates, options(1));
        double[] naive = naive(1);

        for (int i = 0; i < FIELD.length; i++) {
            assertThat(field.items().get(i).theta().value()).isCloseTo(naive[i], within(1e-8));
        }
        for (int k = 0; k < 2; k++) {
            StyledField.Effect effect = field.effects().get(k);
            assertThat(effect.gamma().value()).isCloseTo(naive[FIELD.length + k], within(1e-8));
            assertThat(effect.gamma().value() / effect.deviation()).isCloseTo(PULL[k], within(0.15));
        }
        assertThat(field.lastStep()).isLessThan(1e-10);
    }

    /** A refit must be the fit of the drawn rows themselves, here far from the expansion point and close to it. */
    @Test
    void refitsAreFitsOfTheDrawnRows() {
        StyleRows grouped = StyleRows.of(rows, covariates, BothBad.LEFT_OUT);
        StyleSolver solver = new StyleSolver(grouped, new StyleSums.Ridge(1, 0));
        double[] fit = solver.fit();
        double[] refit = solver.refits(new RefitColumns(grouped, fit))
                .refit(new SeededDraws(5))
                .at();
        byte[] times = new byte[n];
        SeededDraws same = new SeededDraws(5);
        for (int k = 0; k < n; k++) {
            times[same.below(n)]++;
        }
        double[] exact = solver.fitted(times);

        for (int i = 0; i < fit.length; i++) {
            assertThat(refit[i]).isCloseTo(exact[i], within(1e-6));
        }
        assertThat(refit[0]).isNotCloseTo(fit[0], within(1e-3));
    }

    @Test
    void resamplesInWhichSomebodyNeverLosesTakeAWeakPrior() {
        Comparisons few = new Rows(2).add(7, 0, 1, 0).add(1, 0, 1, 2).comparisons();
        StyledField field = StyleControl.rank(
                few, new Covariates(List.of("x"), new double[][] {{1, -1, 1, -1, 0, 0, 1, -1}}), options(2));

        assertThat(field.resamplesWithPrior()).isBetween(1, 99);
        assertThat(field.items().getFirst().theta().high()).isBetween(1.0, 5.0);
        assertThat(StyleControl.rank(rows, covariates, options(1)).resamplesWithPrior())
                .isZero();
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        assertThat(StyleControl.rank(rows, covariates, options(3)))
                .isEqualTo(StyleControl.rank(rows, covariates, options(1)));
    }

    @Test
    void refusesWhatCannotBeFitted() {
        assertThatThrownBy(() -> StyleControl.rank(
                        new Rows(2).add(3, 0, 1, 0).comparisons(),
                        new Covariates(List.of("x"), new double[][] {{1, 2, 3}}),
                        options(1)))
                .hasMessageContaining("connected");
        assertThatThrownBy(() -> StyleControl.rank(
                        new Rows(2).add(1, 0, 1, 0).add(1, 1, 0, 0).comparisons(),
                        new Covariates(List.of("x"), new double[][] {{2, 2}}),
                        options(1)))
                .hasMessageContaining("same in all rows");
        assertThatThrownBy(() -> new Covariates(List.of("x"), new double[][] {{Double.NaN}}))
                .hasMessageContaining("row 0");
    }

    private static StyleOptions options(int threads) {
        return new StyleOptions(BothBad.LEFT_OUT, 1, new BootstrapOptions(2, 100, 0.95), threads);
    }

    private Comparisons drawn() {
        SeededDraws draws = new SeededDraws(17);
        Rows drawn = new Rows(FIELD.length);
        for (int row = 0; row < n; row++) {
            int left = draws.below(FIELD.length);
            int right = (left + 1 + draws.below(FIELD.length - 1)) % FIELD.length;
            double logit = FIELD[left] - FIELD[right];
            for (int k = 0; k < 2; k++) {
                x[k][row] = Covariates.relativeDifference(draws.below(100), draws.below(100));
                logit += PULL[k] * x[k][row];
            }
            drawn.add(1, left, right, Rows.outcome(logit, 0.2, draws));
        }
        return drawn.comparisons();
    }

    /** Coordinate-wise Newton over the rows as they come, with slopes written out. */
    private double[] naive(double ridge) {
        double[] at = new double[FIELD.length + 2];
        double[][] z = standard();
        for (int round = 0; round < 100; round++) {
            for (int place = 0; place < at.length; place++) {
                double slope = place < FIELD.length ? 0 : -ridge * at[place];
                double bend = place < FIELD.length ? 0 : ridge;
                for (int row = 0; row < n; row++) {
                    double logit = at[rows.left(row)] - at[rows.right(row)];
                    for (int k = 0; k < 2; k++) {
                        logit += at[FIELD.length + k] * z[k][row];
                    }
                    double part = place >= FIELD.length
                            ? z[place - FIELD.length][row]
                            : rows.left(row) == place ? 1 : rows.right(row) == place ? -1 : 0;
                    double p = 1 / (1 + Math.exp(-logit));
                    slope += part * (1 - rows.outcome(row) / 2.0 - p);
                    bend += part * part * p * (1 - p);
                }
                at[place] += slope / bend;
            }
        }
        double mean = (at[0] + at[1] + at[2] + at[3]) / 4;
        for (int i = 0; i < 4; i++) {
            at[i] -= mean;
        }
        return at;
    }

    private double[][] standard() {
        double[][] z = new double[2][n];
        for (int k = 0; k < 2; k++) {
            double mean = covariates.mean(k);
            double deviation = covariates.deviation(k);
            for (int row = 0; row < n; row++) {
                z[k][row] = (x[k][row] - mean) / deviation;
            }
        }
        return z;
    }
}
