package dev.marlin.statistics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BlindingIndexTest {

    /** Right 41, wrong 14, unknown 27: Bang et al. 2004 define (41 − 14) / 82. */
    @Test
    void isTheShareOfRightLessTheShareOfWrong() {
        BlindingIndex index = BlindingIndex.of(41, 14, 27, 0.95);

        assertThat(index.index().value()).isCloseTo(27 / 82.0, within(1e-12));
        assertThat(index.index().n()).isEqualTo(82);
        assertThat(index.holds()).isFalse();
    }

    @Test
    void holdsWhenPeopleGuessOrDoNotKnow() {
        assertThat(BlindingIndex.of(50, 50, 0, 0.95).holds()).isTrue();
        assertThat(BlindingIndex.of(5, 4, 100, 0.95).holds()).isTrue();
        assertThat(BlindingIndex.of(0, 0, 100, 0.95).index().value()).isZero();
    }

    @Test
    void failsWhenAllKnowOrAllAreMisled() {
        assertThat(BlindingIndex.of(20, 0, 0, 0.95).index().value()).isEqualTo(1);
        assertThat(BlindingIndex.of(20, 0, 0, 0.95).holds()).isFalse();
        assertThat(BlindingIndex.of(0, 20, 0, 0.95).index().value()).isEqualTo(-1);
        assertThat(BlindingIndex.of(0, 20, 0, 0.95).holds()).isFalse();
        assertThat(BlindingIndex.of(20, 0, 0, 0.95).index().low()).isLessThan(0.95);
    }

    @Test
    void refusesAnArmWithoutGuesses() {
        assertThatThrownBy(() -> BlindingIndex.of(0, 0, 0, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BlindingIndex.of(3, -1, 0, 0.95)).isInstanceOf(IllegalArgumentException.class);
    }
}
