package dev.marlin.reviews.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.kernel.MarlinException;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlindDrawTest {
    private final Random random = new Random(23);

    @Test
    void drawsAsOftenBlindAsTheShareSays() {
        assertThat(blindOf(4_000, 100)).isEqualTo(4_000);
        assertThat(blindOf(4_000, 20)).isBetween(700, 900);
        assertThat(blindOf(4_000, 65)).isBetween(2_480, 2_720);
    }

    @Test
    void isDrawnAgainFromItsSeedAlone() {
        BlindDraw draw = BlindDraw.with(random, UUID.randomUUID(), 50);
        BlindDraw again = new BlindDraw(draw.submission(), 50, draw.seed());
        assertThat(again).isEqualTo(draw);
        assertThat(again.outcome()).isEqualTo(draw.outcome());
        assertThat(again.commitment()).isEqualTo(draw.commitment()).matches("[0-9a-f]{64}");
    }

    @Test
    void refusesSharesThatLeaveTooLittleToMeasureBy() {
        assertThatThrownBy(() -> BlindDraw.with(random, UUID.randomUUID(), 19))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining("blindPercent: 20 to 100");
    }

    private int blindOf(int draws, int percent) {
        return (int) IntStream.range(0, draws)
                .filter(i -> BlindDraw.with(random, UUID.randomUUID(), percent).outcome() == Blindness.BLIND)
                .count();
    }
}
