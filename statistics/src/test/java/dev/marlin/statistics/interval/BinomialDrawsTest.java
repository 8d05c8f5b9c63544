package dev.marlin.statistics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialDrawsTest {
    private static final int DRAWS = 200_000;

    /** Every outcome against its exact chance; both ways of drawing and the mirrored one. */
    @ParameterizedTest
    @CsvSource({"1, 0.5", "7, 0.2", "30, 0.9", "60, 0.3", "400, 0.06", "1000, 0.5", "40, 0.26"})
    void followsTheBinomialDistribution(int trials, double chance) {
        SeededDraws draws = new SeededDraws(11);
        int[] seen = new int[trials + 1];
        for (int i = 0; i < DRAWS; i++) {
            seen[(int) BinomialDraws.binomial(draws, trials, chance)]++;
        }
        double statistic = 0;
        int cells = 0;
        double[] chances = chances(trials, chance);
        for (int k = 0; k <= trials; k++) {
            double expected = DRAWS * chances[k];
            if (expected >= 10) {
                statistic += (seen[k] - expected) * (seen[k] - expected) / expected;
                cells++;
            }
        }
        // Chi-squared lies within four standard deviations of its degrees of freedom.
        assertThat(statistic).isCloseTo(cells, within(4 * Math.sqrt(2.0 * cells) + 4));
    }

    @Test
    void aMultinomialHasTheSumOfItsWeightsAndTheirMeans() {
        double[] weights = {5, 0, 1, 100_000, 250, 1};
        double[] sums = new double[weights.length];
        SeededDraws draws = new SeededDraws(5);
        for (int i = 0; i < 2_000; i++) {
            double[] counts = BinomialDraws.multinomial(draws, weights);
            assertThat(Arrays.stream(counts).sum()).isEqualTo(100_257);
            Arrays.setAll(sums, k -> sums[k] + counts[k] / 2_000);
        }
        for (int k = 0; k < weights.length; k++) {
            assertThat(sums[k]).isCloseTo(weights[k], within(5 * Math.sqrt(weights[k] / 2_000) + 1e-9));
        }
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        double[] weights = {10, 20, 30_000};
        assertThat(BinomialDraws.multinomial(new SeededDraws(1), weights))
                .containsExactly(BinomialDraws.multinomial(new SeededDraws(1), weights));
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThatThrownBy(() -> BinomialDraws.binomial(new SeededDraws(1), -1, 0.5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BinomialDraws.binomial(new SeededDraws(1), 1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] chances(int trials, double chance) {
        double[] chances = new double[trials + 1];
        double log = trials * Math.log1p(-chance);
        for (int k = 0; k <= trials; k++) {
            chances[k] = Math.exp(log);
            log += Math.log((trials - k) / (k + 1.0)) + Math.log(chance / (1 - chance));
        }
        return chances;
    }
}
