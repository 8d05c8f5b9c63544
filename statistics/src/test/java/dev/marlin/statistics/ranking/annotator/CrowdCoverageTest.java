package dev.marlin.statistics.ranking.annotator;

import dev.marlin.statistics.Coverage;
import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.Quantiles;
import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.ranking.count.Rows;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether intervals hold the strengths that careful people judge by, and the people's own traits. */
class CrowdCoverageTest {

    private static final double[] FIELD = {1.2, 0.5, 0, -0.6, -1.1};
    private static final int PEOPLE = 15;
    private static final int RUNS = 160;

    @Test
    void crowdIntervalsCoverWhereEverybodyIsCareful() {
        crowd(person -> 1, 80).isNominal();
    }

    @Test
    void crowdIntervalsCoverWhereAThirdVotesAtRandom() {
        crowd(person -> person < PEOPLE / 3 ? 0.5 : 1, 80).isNominal();
    }

    @Test
    void crowdIntervalsCoverWhereAThirdIsHostile() {
        crowd(person -> person < PEOPLE / 3 ? 0.1 : 1, 80).isNominal();
    }

    /** The limit that the documentation of {@link CrowdRanking} states. */
    @Test
    void crowdIntervalsAreTooNarrowWhereNobodyIsAsReliableAsThePriorSays() {
        crowd(person -> 0.6 + 0.3 * person / PEOPLE, 80).isTooLow();
    }

    @Test
    void credibleSharesCoverAveragedOverPeople() {
        SeededDraws draws = new SeededDraws(6);
        Coverage.of(60, run -> {
                    double[] truth = new double[40];
                    long[] hits = new long[40];
                    long[] trials = new long[40];
                    for (int k = 0; k < truth.length; k++) {
                        // The largest of four uniforms is Beta(4, 1).
                        truth[k] = IntStream.range(0, 4)
                                .mapToDouble(i -> draws.uniform())
                                .max()
                                .orElseThrow();
                        trials[k] = 5 + draws.below(40);
                        for (int t = 0; t < trials[k]; t++) {
                            hits[k] += draws.uniform() < truth[k] ? 1 : 0;
                        }
                    }
                    List<Estimate> people = ShrunkShares.of(hits, trials, 0.95).people();
                    boolean[] held = new boolean[truth.length];
                    for (int k = 0; k < held.length; k++) {
                        held[k] = people.get(k).contains(truth[k]);
                    }
                    return held;
                })
                .isNominal();
    }

    @Test
    void sideBiasIntervalsCoverAveragedOverPeople() {
        Coverage.of(60, CrowdCoverageTest::sideBias).isNominal();
    }

    private static boolean[] sideBias(int run) {
        SeededDraws draws = new SeededDraws(700 + run);
        double[] lean = new double[40];
        int[] annotator = new int[40 * 30];
        Rows rows = new Rows(FIELD.length);
        for (int k = 0; k < lean.length; k++) {
            lean[k] = 0.3 + 0.8 * Quantiles.standardNormal(0.5e-9 + (1 - 1e-9) * draws.uniform());
        }
        for (int row = 0; row < annotator.length; row++) {
            annotator[row] = row % lean.length;
            int left = draws.below(FIELD.length);
            int right = (left + 1 + draws.below(FIELD.length - 1)) % FIELD.length;
            rows.add(1, left, right, Rows.outcome(FIELD[left] - FIELD[right] + lean[annotator[row]], 0, draws));
        }
        List<String> names =
                IntStream.range(0, lean.length).mapToObj(k -> "p" + k).toList();
        List<Optional<Estimate>> people = SideBias.of(new Judged(rows.comparisons(), names, annotator), FIELD, 0.95)
                .people();
        boolean[] held = new boolean[lean.length];
        for (int k = 0; k < held.length; k++) {
            held[k] = people.get(k).orElseThrow().contains(lean[k]);
        }
        return held;
    }

    private static Coverage crowd(IntToDoubleFunction reliability, int each) {
        return Coverage.of(RUNS, run -> {
            Judged judged = votes(reliability, each, 100 + run);
            CrowdRanking.Result result = CrowdRanking.rank(judged, CrowdOptions.usual());
            boolean[] held = new boolean[FIELD.length];
            for (int i = 0; i < held.length; i++) {
                double[] ends = result.interval(i, 0.95);
                held[i] = ends[0] <= FIELD[i] && FIELD[i] <= ends[1];
            }
            return held;
        });
    }

    private static Judged votes(IntToDoubleFunction reliability, int each, long seed) {
        SeededDraws draws = new SeededDraws(seed);
        Rows rows = new Rows(FIELD.length);
        int[] annotator = new int[PEOPLE * each];
        for (int row = 0; row < annotator.length; row++) {
            annotator[row] = row % PEOPLE;
            int left = draws.below(FIELD.length);
            int right = (left + 1 + draws.below(FIELD.length - 1)) % FIELD.length;
            int meant = Rows.outcome(FIELD[left] - FIELD[right], 0, draws);
            boolean honest = draws.uniform() < reliability.applyAsDouble(annotator[row]);
            rows.add(1, left, right, honest ? meant : 2 - meant);
        }
        return new Judged(
                rows.comparisons(),
                IntStream.range(0, PEOPLE).mapToObj(k -> "p" + k).toList(),
                annotator);
    }
}
