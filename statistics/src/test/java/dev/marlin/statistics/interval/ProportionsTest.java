package dev.marlin.statistics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Expected values from SciPy 1.17; the counts 81/263, 15/148, 0/20 and 1/29 are Newcombe's (1998). */
class ProportionsTest {

    @Test
    void wilsonReproducesNewcombesTable() {
        expect(Proportions.wilson(81, 263, 0.95), 0.2552885198782742, 0.36620957698280004);
        expect(Proportions.wilson(15, 148, 0.95), 0.06238639953073629, 0.16048724172330803);
        expect(Proportions.wilson(0, 20, 0.95), 0, 0.16112515805281935);
        expect(Proportions.wilson(1, 29, 0.95), 0.006113214292762667, 0.17175521879320282);
    }

    @Test
    void clopperPearsonReproducesNewcombesTable() {
        expect(Proportions.clopperPearson(81, 263, 0.95), 0.25273674558504267, 0.36762192260134746);
        expect(Proportions.clopperPearson(15, 148, 0.95), 0.05784401008344801, 0.16165049034947895);
        expect(Proportions.clopperPearson(0, 20, 0.95), 0, 0.16843347098308548);
        expect(Proportions.clopperPearson(1, 29, 0.95), 0.0008726468835971072, 0.17764429548841465);
    }

    @Test
    void jeffreysKeepsTheEndsOfTheScale() {
        expect(Proportions.jeffreys(81, 263, 0.95), 0.25452193, 0.3656475, 1e-7);
        assertThat(Proportions.jeffreys(0, 10, 0.95).low()).isZero();
        assertThat(Proportions.jeffreys(0, 10, 0.95).high()).isCloseTo(0.217196268, within(1e-8));
        assertThat(Proportions.jeffreys(10, 10, 0.95).high()).isEqualTo(1);
    }

    @Test
    void failuresMirrorSuccesses() {
        for (long k = 0; k <= 12; k++) {
            Estimate here = Proportions.wilson(k, 12, 0.9);
            Estimate there = Proportions.wilson(12 - k, 12, 0.9);
            assertThat(here.low()).isCloseTo(1 - there.high(), within(1e-12));
        }
    }

    @Test
    void pairedDifferencesStayHonestWhenAllTrialsAgree() {
        Estimate all = Proportions.pairedDifference(5, 0, 5, 0.95);
        assertThat(all.value()).isEqualTo(1);
        // (6 − 1) / 7 less 1.96 standard errors of the adjusted shares 6/7 and 1/7.
        assertThat(all.low()).isCloseTo(5 / 7.0 - 1.959963984540054 * Math.sqrt((1 - 25 / 49.0) / 7), within(1e-12));
        Estimate none = Proportions.pairedDifference(0, 0, 5, 0.95);
        assertThat(none.value()).isZero();
        assertThat(none.low()).isCloseTo(-none.high(), within(1e-12));
        assertThat(none.high()).isGreaterThan(0.3);
    }

    @Test
    void refusesSharesOfNothing() {
        assertThatThrownBy(() -> Proportions.wilson(0, 0, 0.95)).hasMessageContaining("at least one trial");
        assertThatThrownBy(() -> Proportions.wilson(5, 4, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proportions.clopperPearson(-1, 4, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proportions.pairedDifference(3, 3, 5, 0.95))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proportions.pairedDifference(-1, 3, 5, 0.95))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void expect(Estimate estimate, double low, double high) {
        expect(estimate, low, high, 1e-12);
    }

    private static void expect(Estimate estimate, double low, double high, double tolerance) {
        assertThat(estimate.low()).isCloseTo(low, within(tolerance));
        assertThat(estimate.high()).isCloseTo(high, within(tolerance));
    }
}
