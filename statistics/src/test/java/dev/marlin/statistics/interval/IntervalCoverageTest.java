package dev.marlin.statistics.interval;

import dev.marlin.statistics.Coverage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether intervals over tasks hold the truth where the trials of a task depend on each other. */
class IntervalCoverageTest {

    private static final BootstrapOptions OPTIONS = new BootstrapOptions(1, 400, 0.95);
    private static final int RUNS = 2_000;

    @ParameterizedTest
    @ValueSource(ints = {8, 20, 50})
    void pairedDifferencesByTaskCover(int tasks) {
        Coverage.of(
                        RUNS,
                        run -> one(PairedDifference.of(scores(run, tasks, "t"), OPTIONS)
                                .orElseThrow()
                                .contains(0.2)))
                .isNominal();
    }

    @Test
    void pairedDifferencesThatForgetTheTaskAreTooNarrow() {
        Coverage.of(RUNS, run -> {
                    List<PairedDifference.Scores> alone = new ArrayList<>();
                    for (PairedDifference.Scores score : scores(run, 50, "t")) {
                        alone.add(new PairedDifference.Scores("row" + alone.size(), score.first(), score.second()));
                    }
                    return one(PairedDifference.of(alone, OPTIONS).orElseThrow().contains(0.2));
                })
                .isTooLow();
    }

    @Test
    void pairedSharesCover() {
        Coverage.of(RUNS, run -> {
                    SeededDraws draws = new SeededDraws(run);
                    int first = 0;
                    int second = 0;
                    for (int i = 0; i < 40; i++) {
                        double u = draws.uniform();
                        first += u < 0.35 ? 1 : 0;
                        second += u > 0.9 ? 1 : 0;
                    }
                    return one(Proportions.pairedDifference(first, second, 40, 0.95)
                            .contains(0.25));
                })
                .isNominal();
    }

    /** Chances are uniform, so the truth is 1 − E(1 − p)³ = 3/4. */
    @Test
    void passAtThreeCovers() {
        Coverage.of(
                        RUNS,
                        run -> one(PassAtK.of(3, attempts(run, 60), OPTIONS)
                                .orElseThrow()
                                .contains(0.75)))
                .isNominal();
    }

    @Test
    void resolveRatesCover() {
        Coverage.of(
                        RUNS,
                        run -> one(ResolveRate.of(attempts(run, 25), 0.95)
                                .orElseThrow()
                                .contains(0.5)))
                .isNominal();
    }

    @Test
    void resolveRatesThatForgetTheTaskAreTooNarrow() {
        Coverage.of(RUNS, run -> {
                    List<ResolveRate.Attempt> attempts = attempts(run, 25);
                    long resolved = attempts.stream()
                            .filter(ResolveRate.Attempt::resolved)
                            .count();
                    return one(
                            Proportions.wilson(resolved, attempts.size(), 0.95).contains(0.5));
                })
                .isTooLow();
    }

    private static boolean[] one(boolean held) {
        return new boolean[] {held};
    }

    private static List<PairedDifference.Scores> scores(int run, int tasks, String prefix) {
        SeededDraws draws = new SeededDraws(run);
        List<PairedDifference.Scores> scores = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            double shift = 0.2 + 3 * (draws.uniform() - 0.5);
            for (int k = 0; k < 3; k++) {
                double second = draws.uniform();
                scores.add(new PairedDifference.Scores(prefix + task, second + shift + draws.uniform() - 0.5, second));
            }
        }
        return scores;
    }

    /** Five attempts at each task, whose chance is uniform. */
    private static List<ResolveRate.Attempt> attempts(int run, int tasks) {
        SeededDraws draws = new SeededDraws(4_000 + run);
        List<ResolveRate.Attempt> attempts = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            double chance = draws.uniform();
            for (int k = 0; k < 5; k++) {
                attempts.add(new ResolveRate.Attempt("t" + task, draws.uniform() < chance));
            }
        }
        return attempts;
    }
}
