package dev.marlin.statistics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.Coverage;
import dev.marlin.statistics.interval.ClusteredMean;
import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.Observation;
import dev.marlin.statistics.interval.SeededDraws;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether plans come true in simulated contests. */
class ForecastTest {

    private static final Contest CONTEST = new Contest(0.6, 0.2);
    private static final double SCORE = 0.2 / 2 + 0.8 * 0.6;

    @Test
    void theAssumedIntervalCoversTheMeanScoresOfSoManyTasks() {
        double half = WidthForecast.assumed(CONTEST, 400, 0.95).high() - SCORE;
        Coverage.of(2_000, run -> new boolean[] {Math.abs(mean(run, 400).value() - SCORE) <= half})
                .isNominal();
    }

    @Test
    void theForecastWidthIsTheWidthThatComes() {
        double ratio = 0;
        for (int run = 0; run < 300; run++) {
            double forecast = new WidthForecast(mean(run, 100), 100).halfWidthAt(900);
            Estimate came = mean(run, 900);
            ratio += forecast / (came.high() - came.value()) / 300;
        }
        assertThat(ratio).isCloseTo(1, within(0.03));
    }

    @Test
    void asManyTasksAsForecastReachTheWidthWanted() {
        WidthForecast forecast = new WidthForecast(mean(5, 200), 200);
        Estimate came = mean(5, (int) forecast.tasksFor(0.03));
        assertThat(came.high() - came.value()).isCloseTo(0.03, within(0.003));
    }

    /** Outside at any moment of 1,000 counts; a fixed interval looked at so often errs many times as often. */
    @Test
    void confidenceSequencesErrAtAnyTimeInFiveOfAHundredAtMost() {
        int broken = 0;
        int runs = 300;
        for (int run = 0; run < runs; run++) {
            SeededDraws draws = new SeededDraws(50 + run);
            ConfidenceSequence sequence = ConfidenceSequence.start(0.95);
            boolean held = true;
            for (int task = 0; task < 1_000 && held; task++) {
                sequence = sequence.after(score(draws));
                held = sequence.low() <= SCORE && SCORE <= sequence.high();
            }
            broken += held ? 0 : 1;
        }
        double allowed = 0.05 + 2.6 * Math.sqrt(0.05 * 0.95 / runs);
        assertThat(broken / (double) runs).isLessThan(allowed);
    }

    private static Estimate mean(int run, int tasks) {
        SeededDraws draws = new SeededDraws(run);
        List<Observation> scores = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            scores.add(new Observation("t" + task, score(draws)));
        }
        return ClusteredMean.of(scores, 0.95).orElseThrow().mean();
    }

    private static double score(SeededDraws draws) {
        boolean tie = draws.uniform() < CONTEST.ties();
        boolean won = draws.uniform() < CONTEST.winRate();
        return tie ? 0.5 : won ? 1 : 0;
    }
}
