package dev.marlin.statistics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeededDrawsTest {

    /** The reference sequence of SplitMix64 for the seed 1234567. */
    @Test
    void followsThePublishedSequence() {
        SeededDraws draws = new SeededDraws(1234567);

        assertThat(draws.next()).isEqualTo(6457827717110365317L);
        assertThat(draws.next()).isEqualTo(3203168211198807973L);
        assertThat(Long.toUnsignedString(draws.next())).isEqualTo("9817491932198370423");
    }

    @Test
    void drawsEachNumberAboutEquallyOften() {
        SeededDraws draws = new SeededDraws(9);
        int[] seen = new int[7];
        for (int i = 0; i < 70_000; i++) {
            seen[draws.below(7)]++;
        }
        double chiSquare = 0;
        for (int count : seen) {
            chiSquare += (count - 10_000.0) * (count - 10_000.0) / 10_000.0;
        }
        // The 99.9 % point of chi-square with 6 degrees of freedom.
        assertThat(chiSquare).isLessThan(22.46);
    }

    @Test
    void resamplesAreIndependentOfEachOther() {
        assertThat(SeededDraws.ofResample(1, 5).next())
                .isEqualTo(SeededDraws.ofResample(1, 5).next())
                .isNotEqualTo(SeededDraws.ofResample(1, 6).next())
                .isNotEqualTo(SeededDraws.ofResample(2, 5).next());
    }

    @Test
    void refusesABoundOfNothing() {
        assertThatThrownBy(() -> new SeededDraws(1).below(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
