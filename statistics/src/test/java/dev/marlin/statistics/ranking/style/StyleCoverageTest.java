package dev.marlin.statistics.ranking.style;

import dev.marlin.statistics.Coverage;
import dev.marlin.statistics.interval.BootstrapOptions;
import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.count.Rows;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Whether intervals under style control hold the strengths and the effects that made the votes. */
class StyleCoverageTest {

    private static final double[] FIELD = {0.8, 0.2, -0.2, -0.8};
    private static final double[] PULL = {0.9, -0.5};

    /** A drawn field. */
    private record Drawn(Comparisons rows, Covariates covariates) {}

    @Test
    void ratingsAndEffectsCover() {
        covered(run -> drawn(run, 800, 0), FIELD, PULL).isNominal();
    }

    /** With ties as half wins the truth is what endless data would give. */
    @Test
    void ratingsAndEffectsCoverWhereThereAreTies() {
        StyledField limit = rank(drawn(1, 100_000, 0.6), 100);
        double[] theta =
                limit.items().stream().mapToDouble(item -> item.theta().value()).toArray();
        double[] pull = limit.effects().stream()
                .mapToDouble(effect -> effect.gamma().value() / effect.deviation())
                .toArray();

        covered(run -> drawn(run, 800, 0.6), theta, pull).isNominal();
    }

    @Test
    void ratingsAndEffectsCoverWhereVotesOfATaskAgree() {
        covered(run -> repeated(drawn(run, 300, 0)), FIELD, PULL).isNominal();
        covered(run -> alone(repeated(drawn(run, 300, 0))), FIELD, PULL).isTooLow();
    }

    private static Coverage covered(IntFunction<Drawn> data, double[] theta, double[] pull) {
        return Coverage.of(120, run -> {
            StyledField field = rank(data.apply(100 + run), 250);
            boolean[] held = new boolean[theta.length + pull.length];
            for (int i = 0; i < theta.length; i++) {
                held[i] = field.items().get(i).theta().contains(theta[i]);
            }
            for (int k = 0; k < pull.length; k++) {
                StyledField.Effect effect = field.effects().get(k);
                held[theta.length + k] =
                        effect.gamma().scaledBy(1 / effect.deviation()).contains(pull[k]);
            }
            return held;
        });
    }

    /** Each vote cast three times, as one task. */
    private static Drawn repeated(Drawn once) {
        Rows rows = new Rows(FIELD.length);
        int[] tasks = new int[3 * once.rows.rows()];
        double[][] x = new double[PULL.length][tasks.length];
        for (int row = 0; row < tasks.length; row++) {
            int same = row / 3;
            tasks[row] = same;
            rows.add(1, once.rows.left(same), once.rows.right(same), once.rows.outcome(same));
            for (int k = 0; k < x.length; k++) {
                x[k][row] = once.covariates.at(k, same);
            }
        }
        return new Drawn(rows.comparisons().clustered(tasks), new Covariates(List.of("length", "headings"), x));
    }

    /** The same without its tasks. */
    private static Drawn alone(Drawn drawn) {
        Rows rows = new Rows(FIELD.length);
        for (int row = 0; row < drawn.rows.rows(); row++) {
            rows.add(1, drawn.rows.left(row), drawn.rows.right(row), drawn.rows.outcome(row));
        }
        return new Drawn(rows.comparisons(), drawn.covariates);
    }

    private static StyledField rank(Drawn drawn, int resamples) {
        return StyleControl.rank(
                drawn.rows,
                drawn.covariates,
                new StyleOptions(BothBad.LEFT_OUT, 1, new BootstrapOptions(2, resamples, 0.95), 1));
    }

    private static Drawn drawn(long seed, int n, double ties) {
        SeededDraws draws = new SeededDraws(seed);
        Rows rows = new Rows(FIELD.length);
        double[][] x = new double[PULL.length][n];
        for (int row = 0; row < n; row++) {
            int left = draws.below(FIELD.length);
            int right = (left + 1 + draws.below(FIELD.length - 1)) % FIELD.length;
            double logit = FIELD[left] - FIELD[right];
            for (int k = 0; k < PULL.length; k++) {
                x[k][row] = Covariates.relativeDifference(draws.below(100), draws.below(100));
                logit += PULL[k] * x[k][row];
            }
            rows.add(1, left, right, Rows.outcome(logit, ties, draws));
        }
        return new Drawn(rows.comparisons(), new Covariates(List.of("length", "headings"), x));
    }
}
