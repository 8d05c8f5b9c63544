package dev.marlin.statistics.ranking.field;

import dev.marlin.statistics.Coverage;
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
import java.util.Arrays;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether a 95 % interval holds the truth in 93 to 97 of 100 data sets drawn from a known truth. */
class FieldCoverageTest {

    private static final double[] FIELD = {0.8, 0.3, -0.2, -0.9};
    private static final int ROWS = 600;
    private static final int RUNS = 400;

    @ParameterizedTest
    @MethodSource("methods")
    void raoKupperIntervalsCover(IntervalMethod method) {
        coverage(FIELD, TieChoice.RAO_KUPPER, method, FieldCoverageTest::withRaoKupperTies)
                .isNominal();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void davidsonIntervalsCover(IntervalMethod method) {
        coverage(FIELD, TieChoice.DAVIDSON, method, FieldCoverageTest::withDavidsonTies)
                .isNominal();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void halfTieIntervalsCoverWhereThereAreTies(IntervalMethod method) {
        double[] limit = limit(seed -> Rows.drawn(FIELD, 0.8, 0, 400_000, 1000 + seed));
        coverage(limit, TieChoice.HALF, method, seed -> Rows.drawn(FIELD, 0.8, 0, ROWS, 1000 + seed))
                .isNominal();
    }

    @Test
    void clusterIntervalsCoverWhereTasksHaveFavorites() {
        double[] limit = limit(seed -> clustered(seed, 40_000));
        LongFunction<Comparisons> data = seed -> clustered(seed, 150);

        coverage(limit, TieChoice.HALF, new IntervalMethod.ClusterSandwich(0.95), data)
                .isNominal();
        coverage(limit, TieChoice.HALF, new IntervalMethod.Sandwich(0.95), data).isTooLow();
    }

    @Test
    void clusterIntervalsCoverInTwentyTasks() {
        double[] limit = limit(seed -> clustered(seed, 40_000));

        coverage(limit, TieChoice.HALF, new IntervalMethod.ClusterSandwich(0.95), seed -> clustered(seed, 20))
                .isNominal();
    }

    @Test
    void crossedClusterIntervalsCoverWhereTasksAndAnnotatorsHaveFavorites() {
        double[] limit = limit(seed -> crossed(seed, 4_000, 4_000));
        LongFunction<Comparisons> data = seed -> crossed(seed, 150, 60);
        IntervalMethod byCluster = new IntervalMethod.ClusterSandwich(0.95);

        coverage(limit, TieChoice.HALF, byCluster, data).isNominal();
        coverage(limit, TieChoice.HALF, byCluster, seed -> data.apply(seed).byBoth())
                .isTooLow();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void halfTieIntervalsCoverWhereAnnotatorsAreCareless(IntervalMethod method) {
        double[] limit = limit(seed -> careless(seed, 400_000));

        coverage(limit, TieChoice.HALF, method, seed -> careless(seed, ROWS)).isNominal();
    }

    static Stream<IntervalMethod> methods() {
        return Stream.of(
                new IntervalMethod.Bootstrap(new BootstrapOptions(1, 300, 0.95), 1),
                new IntervalMethod.Sandwich(0.95),
                new IntervalMethod.Profile(0.95));
    }

    private static Coverage coverage(
            double[] truth, TieChoice ties, IntervalMethod method, LongFunction<Comparisons> data) {
        FieldOptions options =
                FieldOptions.seeded(1).with(FieldScale.log()).with(ties).with(method);
        return Coverage.of(RUNS, run -> {
            Map<String, Estimate> ratings = FieldRankingTest.ratings(FieldRanking.rank(data.apply(run), options));
            boolean[] held = new boolean[truth.length];
            for (int i = 0; i < truth.length; i++) {
                held[i] = ratings.get("m" + i).contains(truth[i]);
            }
            return held;
        });
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

    private static Comparisons withRaoKupperTies(long seed) {
        return Rows.drawn(FIELD, 0.4, 0, ROWS, 1000 + seed);
    }

    /** Wins ∝ e^(±d/2), ties ∝ 2ν with ν = 0.4. */
    private static Comparisons withDavidsonTies(long seed) {
        SeededDraws draws = new SeededDraws(3000 + seed);
        Rows drawn = new Rows(FIELD.length);
        for (int k = 0; k < ROWS; k++) {
            int left = draws.below(FIELD.length);
            int right = (left + 1 + draws.below(FIELD.length - 1)) % FIELD.length;
            double win = Math.exp((FIELD[left] - FIELD[right]) / 2);
            double u = draws.uniform() * (win + 1 / win + 0.8);
            drawn.add(1, left, right, u < win ? 0 : u < win + 1 / win ? 2 : 1);
        }
        return drawn.comparisons();
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

    /** Six rows a task by as many annotators; every competitor is better or worse than usual for either. */
    private static Comparisons crossed(long seed, int tasks, int annotators) {
        SeededDraws draws = new SeededDraws(11_000 + seed);
        double[][] byTask = favorites(tasks, draws);
        double[][] byAnnotator = favorites(annotators, draws);
        Rows drawn = new Rows(FIELD.length);
        int[] task = new int[6 * tasks];
        int[] annotator = new int[task.length];
        for (int k = 0; k < task.length; k++) {
            task[k] = k / 6;
            annotator[k] = draws.below(annotators);
            int left = draws.below(FIELD.length);
            int right = (left + 1 + draws.below(FIELD.length - 1)) % FIELD.length;
            double difference = FIELD[left] - FIELD[right];
            difference += byTask[task[k]][left] - byTask[task[k]][right];
            difference += byAnnotator[annotator[k]][left] - byAnnotator[annotator[k]][right];
            drawn.add(1, left, right, Rows.outcome(difference, 0.4, draws));
        }
        return drawn.comparisons().clustered(task).crossed(annotator);
    }

    private static double[][] favorites(int groups, SeededDraws draws) {
        double[][] favorites = new double[groups][FIELD.length];
        for (double[] group : favorites) {
            Arrays.setAll(group, i -> 3 * draws.uniform() - 1.5);
        }
        return favorites;
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
