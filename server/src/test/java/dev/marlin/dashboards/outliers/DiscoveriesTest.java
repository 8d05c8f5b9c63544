package dev.marlin.dashboards.outliers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.interval.SeededDraws;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The step-up procedure, held against the example of its authors and against itself as they wrote it down. */
class DiscoveriesTest {
    /** Benjamini and Hochberg (1995), section 4.1: endpoints of a trial of thrombolysis after infarction. */
    private static final double[] THROMBOLYSIS = {
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1.0000
    };

    @Test
    void findsWhatItsAuthorsFound() {
        double[] rates = Discoveries.rates(THROMBOLYSIS);
        assertThat(Arrays.stream(rates).filter(rate -> rate <= 0.05)).hasSize(4);
        assertThat(rates[0]).isCloseTo(0.0015, within(1e-12));
        assertThat(rates[3]).isCloseTo(0.035625, within(1e-12));
        assertThat(rates[5]).as("from the one above it").isCloseTo(0.0298 * 15 / 7, within(1e-12));
        assertThat(rates[14]).isEqualTo(1);
    }

    @Test
    void isTheSmallestRateAtWhichTheStepUpRejects() {
        SeededDraws draws = new SeededDraws(1995);
        for (int i = 0; i < 200; i++) {
            double[] pValues = new double[draws.below(12)];
            for (int k = 0; k < pValues.length; k++) {
                double drawn = draws.uniform();
                pValues[k] = draws.below(3) == 0 ? Math.round(10 * drawn) / 10.0 : drawn * drawn * drawn;
            }
            double[] rates = Discoveries.rates(pValues);
            for (int k = 0; k < pValues.length; k++) {
                assertThat(rejects(pValues, rates[k] + 1e-9, k))
                        .as(Arrays.toString(pValues) + " " + k)
                        .isTrue();
                assertThat(rates[k] < 1 && rejects(pValues, rates[k] - 1e-9, k)).isFalse();
            }
        }
    }

    /** The largest i with p(i) at most i/m of the rate; rejected is all up to that one. */
    private static boolean rejects(double[] pValues, double rate, int which) {
        double[] sorted = pValues.clone();
        Arrays.sort(sorted);
        for (int i = sorted.length; i >= 1; i--) {
            if (sorted[i - 1] <= i * rate / sorted.length) {
                return pValues[which] <= sorted[i - 1];
            }
        }
        return false;
    }
}
