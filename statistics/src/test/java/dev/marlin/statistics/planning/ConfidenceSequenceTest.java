package dev.marlin.statistics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.planning.ConfidenceSequence.Verdict;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceSequenceTest {

    /** Looking after each of 300 tasks; a fixed interval would be wrong at some moment in a third of all runs. */
    @ParameterizedTest
    @CsvSource({"0.5, 0.3", "0.5, 0", "0.62, 0.2", "0.9, 0.05"})
    void holdsAtEveryMomentAtOnce(double winRate, double ties) {
        SeededDraws draws = new SeededDraws(9);
        double mean = ties / 2 + (1 - ties) * winRate;
        int broken = 0;
        for (int run = 0; run < 400; run++) {
            ConfidenceSequence sequence = ConfidenceSequence.start(0.95);
            boolean held = true;
            for (int task = 0; task < 300 && held; task++) {
                sequence = sequence.after(score(draws, winRate, ties));
                held = sequence.low() <= mean && mean <= sequence.high();
            }
            broken += held ? 0 : 1;
        }
        // 20 of 400 are allowed on average; 34 would be beyond three standard deviations.
        assertThat(broken).isLessThanOrEqualTo(33);
    }

    @Test
    void stopsAfterAboutTwiceTheTasksOfAFixedPlanAtMost() {
        SampleSize fixed = SampleSize.of(new Contest(0.65, 0.2), 0.9, 0.95);
        SeededDraws draws = new SeededDraws(4);
        long[] needed = new long[60];
        for (int run = 0; run < needed.length; run++) {
            ConfidenceSequence sequence = ConfidenceSequence.start(0.95);
            while (sequence.verdict() == Verdict.GO_ON && sequence.seen() < 4_000) {
                sequence = sequence.after(score(draws, 0.65, 0.2));
            }
            assertThat(sequence.verdict()).isEqualTo(Verdict.B_IS_BETTER);
            needed[run] = sequence.seen();
        }
        Arrays.sort(needed);
        assertThat(needed[30]).isLessThan(2 * fixed.tasks());
    }

    @Test
    void neverWidensAndNeverForgets() {
        SeededDraws draws = new SeededDraws(2);
        ConfidenceSequence sequence = ConfidenceSequence.start(0.9);
        assertThat(sequence.low()).isZero();
        assertThat(sequence.high()).isEqualTo(1);
        for (int task = 0; task < 200; task++) {
            ConfidenceSequence next = sequence.after(score(draws, 0.7, 0.1));
            assertThat(next.low()).isGreaterThanOrEqualTo(sequence.low());
            assertThat(next.high()).isLessThanOrEqualTo(sequence.high());
            sequence = next;
        }
    }

    @Test
    void leftAndRightAreAlike() {
        double[] scores = {1, 0.5, 1, 1, 0, 1, 0.5, 1, 1, 1};
        double[] mirrored = Arrays.stream(scores).map(score -> 1 - score).toArray();
        ConfidenceSequence one = ConfidenceSequence.of(scores, 0.95);
        ConfidenceSequence other = ConfidenceSequence.of(mirrored, 0.95);
        assertThat(one.low()).isEqualTo(1 - other.high());
        assertThat(one.high()).isEqualTo(1 - other.low());
    }

    @Test
    void refusesScoresOutsideTheScale() {
        assertThatThrownBy(() -> ConfidenceSequence.start(0.95).after(1.1)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> ConfidenceSequence.start(0.95).after(Double.NaN))
                .isInstanceOf(RuntimeException.class);
    }

    private static double score(SeededDraws draws, double winRate, double ties) {
        boolean tie = draws.uniform() < ties;
        boolean won = draws.uniform() < winRate;
        return tie ? 0.5 : won ? 1 : 0;
    }
}
