package dev.marlin.statistics.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final Posteriors FOUR =
            new Posteriors(new float[] {0.75f, 0.25f, 0.75f, 0.25f, 0.5f, 0.5f, 0.05f, 0.95f}, 2);

    @Test
    void theErrorIsTheMeanGapPerBin() {
        Calibration calibration = Calibration.against(FOUR, new int[] {0, 1, 0, 1});

        assertThat(calibration.expectedError())
                .isCloseTo((Math.abs(1.5 - 1) + Math.abs(0.5 - 1) + Math.abs(0.95 - 1)) / 4, within(1e-6));
        assertThat(calibration.hitRate()).isEqualTo(0.75);
        assertThat(calibration.meanConfidence()).isCloseTo(2.95 / 4, within(1e-6));
        assertThat(calibration.bins()).hasSize(3);
        assertThat(calibration.bins().get(1).forecasts()).isEqualTo(2);
    }

    @Test
    void aTieIsHalfRight() {
        assertThat(FOUR.expectedAccuracy(new int[] {0, 1, 1, 1})).isEqualTo((1 + 0 + 0.5 + 1) / 4);
        assertThat(FOUR.label(2)).isZero();
    }

    @Test
    void refusesKnownClassesThatDoNotFit() {
        assertThatThrownBy(() -> Calibration.against(FOUR, new int[3])).hasMessageContaining("3 known classes");
        assertThatThrownBy(() -> Calibration.against(FOUR, new int[] {0, 0, 0, 2}))
                .hasMessageContaining("number 2");
    }
}
