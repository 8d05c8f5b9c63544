package dev.marlin.statistics.ranking.elo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.ranking.count.Rows;
import org.junit.jupiter.api.Test;

class EloTest {

    @Test
    void followsTheUpdateByHand() {
        double[] ratings = new Elo(32, 1000, 400)
                .rate(new Rows(3)
                        .add(1, 0, 1, 0)
                        .add(1, 1, 2, 2)
                        .add(1, 0, 2, 3)
                        .add(1, 0, 1, 1)
                        .comparisons());

        double second = 984 - 32 / (1 + Math.pow(10, (1000 - 984) / 400.0));
        double third = 2000 - 16 - second;
        double expected = 1 / (1 + Math.pow(10, (second - 1016) / 400));
        assertThat(ratings[0]).isCloseTo(1016 + 32 * (0.5 - expected), within(1e-9));
        assertThat(ratings[1]).isCloseTo(second - 32 * (0.5 - expected), within(1e-9));
        assertThat(ratings[2]).isCloseTo(third, within(1e-9));
    }

    @Test
    void dependsOnTheOrder() {
        Elo elo = Elo.usual();
        double[] one = elo.rate(new Rows(2).add(1, 0, 1, 0).add(1, 0, 1, 2).comparisons());
        double[] other = elo.rate(new Rows(2).add(1, 0, 1, 2).add(1, 0, 1, 0).comparisons());

        assertThat(one[0]).isLessThan(1000);
        assertThat(other[0]).isGreaterThan(1000);
        assertThatThrownBy(() -> new Elo(0, 1000, 400)).hasMessageContaining("positive");
    }
}
