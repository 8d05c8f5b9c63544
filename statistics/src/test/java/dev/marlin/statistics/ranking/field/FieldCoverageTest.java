package dev.marlin.statistics.ranking.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.statistics.interval.BootstrapOptions;
import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.CellTable;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.count.Rows;
import dev.marlin.statistics.ranking.fit.ModelForm;
import dev.marlin.statistics.ranking.fit.PairFit;
import dev.marlin.statistics.ranking.fit.TieModel;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** Whether a 95 % interval holds the truth in 93 to 97 of 100 data sets drawn from a known truth. */
class FieldCoverageTest {

    private static final double[] FIELD = {0.8, 0.3, -0.2, -0.9};
    private static final int ROWS = 600;
    private static final int RUNS = 500;

    @Test
    void profileIntervalsWithTiesCover() {
        assertCovered(FIELD, TieChoice.RAO_KUPPER, new IntervalMethod.Profile(0.95), FieldCoverageTest::withTies);
    }

    @Test
    void sandwichIntervalsWithTiesCover() {
        assertCovered(FIELD, TieChoice.RAO_KUPPER, new IntervalMethod.Sandwich(0.95), FieldCoverageTest::withTies);
    }

    @Test
    void bootstrapIntervalsWithTiesCover() {
        IntervalMethod bootstrap = new IntervalMethod.Bootstrap(new BootstrapOptions(1, 200, 0.95), 1);
        assertCovered(FIELD, TieChoice.RAO_KUPPER, bootstrap, FieldCoverageTest::withTies);
    }

    @Test
    void clusterIntervalsCoverWhereTasksHaveFavorites() {
        double[] limit = limit(seed -> clustered(seed, 20_000));
        LongFunction<Comparisons> data = seed -> clustered(seed, 150);

        assertCovered(limit, TieChoice.HALF, new IntervalMethod.ClusterSandwich(0.95), data);
        assertThat(coverage(limit, TieChoice.HALF, new IntervalMethod.Sandwich(0.95), data))
                .as("rows taken for independent")
                .isLessThan(0.9);
    }

    @Test
    void halfTieIntervalsCoverWhereAnnotatorsAreCareless() {
        double[] limit = limit(seed -> careless(seed, 200_000));
        LongFunction<Comparisons> data = seed -> careless(seed, ROWS);

        assertCovered(limit, TieChoice.HALF, new IntervalMethod.Sandwich(0.95), data);
    }

    private static void assertCovered(
            double[] truth, TieChoice ties, IntervalMethod method, LongFunction<Comparisons> data) {
        assertThat(coverage(truth, ties, method, data)).isBetween(0.93, 0.97);
    }

    private static double coverage(
            double[] truth, TieChoice ties, IntervalMethod method, LongFunction<Comparisons> data) {
        int held = 0;
        FieldOptions options =
                FieldOptions.seeded(1).with(FieldScale.log()).with(ties).with(method);
        for (int run = 0; run < RUNS; run++) {
            Map<String, Estimate> ratings = FieldRankingTest.ratings(FieldRanking.rank(data.apply(run), options));
            for (int i = 0; i < truth.length; i++) {
                held += ratings.get("m" + i).contains(truth[i]) ? 1 : 0;
            }
        }
        return held / (double) (RUNS * truth.length);
    }

    /** What half-tie ratings would be of endless data: the estimand where the model is not exactly right. */
    private static double[] limit(LongFunction<Comparisons> large) {
        return PairFit.of(
                        CellTable.count(large.apply(99), BothBad.LEFT_OUT, false)
                                .counts(),
                        ModelForm.plain(TieModel.HALF_TIE),
                        null)
                .orElseThrow()
                .theta();
    }

    private static Comparisons withTies(long seed) {
        return Rows.drawn(FIELD, 0.4, 0, ROWS, 1000 + seed);
    }

    /** A tenth of the verdicts are coin flips without ties. */
    private static Comparisons careless(long seed, int rows) {
        SeededDraws draws = new SeededDraws(5000 + seed);
        Rows drawn = new Rows(FIELD.length);
        for (int k = 0; k < rows; k++) {
            int left = draws.below(FIELD.length);
            int right = (left + 1 + draws.below(FIELD.length - 1)) % FIELD.length;
            int outcome =
                    draws.uniform() < 0.1 ? 2 * draws.below(2) : Rows.outcome(FIELD[left] - FIELD[right], 0.4, draws);
            drawn.add(1, left, right, outcome);
        }
        return drawn.comparisons();
    }

    /** Tasks of six rows, in each of which every competitor is better or worse than usual. */
    private static Comparisons clustered(long seed, int tasks) {
        SeededDraws draws = new SeededDraws(9000 + seed);
        Rows drawn = new Rows(FIELD.length);
        int[] clusters = new int[6 * tasks];
        for (int task = 0; task < tasks; task++) {
            double[] here = FIELD.clone();
            for (int i = 0; i < here.length; i++) {
                here[i] += 4 * draws.uniform() - 2;
            }
            for (int k = 0; k < 6; k++) {
                int left = draws.below(here.length);
                int right = (left + 1 + draws.below(here.length - 1)) % here.length;
                drawn.add(1, left, right, Rows.outcome(here[left] - here[right], 0.4, draws));
                clusters[6 * task + k] = task;
            }
        }
        return drawn.comparisons().clustered(clusters);
    }
}
