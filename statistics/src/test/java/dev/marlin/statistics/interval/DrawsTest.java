package dev.marlin.statistics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DrawsTest {

    @Test
    void poissonCountsHaveTheProbabilitiesOfTheFormula() {
        for (double mean : new double[] {0.3, 3, 9.9, 10, 34, 400}) {
            int n = 200_000;
            SeededDraws draws = new SeededDraws(8);
            int[] seen = new int[(int) (mean + 12 * Math.sqrt(mean) + 20)];
            for (int k = 0; k < n; k++) {
                seen[PoissonDraws.draw(draws, mean, Math.sqrt(mean), Math.exp(-mean))]++;
            }
            double chiSquare = 0;
            int cells = 0;
            double logFactorial = 0;
            for (int k = 0; k < seen.length; k++) {
                logFactorial += k == 0 ? 0 : Math.log(k);
                double expected = n * Math.exp(k * Math.log(mean) - mean - logFactorial);
                if (expected > 10) {
                    chiSquare += (seen[k] - expected) * (seen[k] - expected) / expected;
                    cells++;
                }
            }
            assertThat(chiSquare).as("mean " + mean).isLessThan(cells + 4 * Math.sqrt(2.0 * cells));
        }
    }

    @Test
    void multinomialCountsKeepTheNumberOfRowsAndTheRightSpread() {
        for (int[] rows : new int[][] {{3, 1, 6}, {5000, 300, 2, 20_000}}) {
            double all = Arrays.stream(rows).sum();
            MultinomialDraws multinomial = new MultinomialDraws(rows);
            double[] sums = new double[rows.length];
            double[] squares = new double[rows.length];
            double product = 0;
            int times = 20_000;
            int[] counts = new int[rows.length];
            for (int r = 0; r < times; r++) {
                multinomial.draw(SeededDraws.ofResample(4, r), counts);
                assertThat(Arrays.stream(counts).sum()).isEqualTo((int) all);
                for (int c = 0; c < rows.length; c++) {
                    sums[c] += counts[c];
                    squares[c] += (double) counts[c] * counts[c];
                }
                product += (double) counts[0] * counts[1];
            }
            for (int c = 0; c < rows.length; c++) {
                double mean = sums[c] / times;
                double variance = rows[c] * (1 - rows[c] / all);
                assertThat(mean).isCloseTo(rows[c], within(4 * Math.sqrt(variance / times)));
                assertThat((squares[c] / times - mean * mean) / variance).isBetween(0.95, 1.05);
            }
            double covariance = product / times - sums[0] / times * sums[1] / times;
            double scale = rows[0] * rows[1] / all;
            assertThat(covariance)
                    .isCloseTo(-scale, within(4 * Math.sqrt((double) rows[0] * rows[1] / times) + 0.05 * scale));
        }
    }

    @Test
    void refusesToDrawFromNothing() {
        assertThatThrownBy(() -> new MultinomialDraws(new int[3])).hasMessageContaining("no row");
    }
}
