package dev.marlin.reviews.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StabilityTest {
    private static final int STEPS = 20_000;

    @Test
    void agreesWithWorkedNumbers() {
        assertThat(Stability.of(0, 0)).isEqualTo(0.5, within(1e-12));
        assertThat(Stability.of(1, 1)).isEqualTo(0.7, within(1e-12));
        assertThat(Stability.of(2, 2)).isEqualTo(0.8, within(1e-12));
        assertThat(Stability.of(3, 3)).isEqualTo(6.0 / 7, within(1e-12));
        assertThat(Stability.of(1, 2)).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void agreesWithAnIntegralOverAllShares() {
        for (int panel = 0; panel <= 9; panel++) {
            for (double support = 0; support <= panel; support += 0.25) {
                assertThat(Stability.of(support, panel))
                        .as(support + " of " + panel)
                        .isEqualTo(naive(support, panel), within(1e-6));
            }
        }
    }

    @Test
    void growsWithSupportAndIsOneHalfWhereTheyAreEven() {
        for (int panel = 1; panel <= 9; panel++) {
            assertThat(Stability.of(panel / 2.0, panel)).isEqualTo(0.5, within(1e-12));
            for (double support = 0.25; support <= panel; support += 0.25) {
                assertThat(Stability.of(support, panel)).isGreaterThan(Stability.of(support - 0.25, panel));
            }
        }
    }

    @Test
    void refusesMoreSupportThanThereAreReviewers() {
        assertThatThrownBy(() -> Stability.of(1.5, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Stability.of(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The share's density times the chance that two or three of three follow it, by the midpoint rule. */
    private static double naive(double support, int panel) {
        double weight = 0;
        double sum = 0;
        for (int i = 0; i < STEPS; i++) {
            double share = (i + 0.5) / STEPS;
            double density = Math.pow(share, support) * Math.pow(1 - share, panel - support);
            weight += density;
            sum += density * (3 * share * share * (1 - share) + share * share * share);
        }
        return sum / weight;
    }
}
