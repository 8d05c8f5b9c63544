package dev.marlin.statistics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Expected values from SciPy 1.17. */
class QuantilesTest {

    @Test
    void normalQuantilesAreExact() {
        assertThat(Quantiles.normal(0.5)).isCloseTo(0.6744897501960817, within(1e-13));
        assertThat(Quantiles.normal(0.9)).isCloseTo(1.6448536269514722, within(1e-13));
        assertThat(Quantiles.normal(0.95)).isCloseTo(1.959963984540054, within(1e-13));
        assertThat(Quantiles.normal(0.99)).isCloseTo(2.5758293035489004, within(1e-12));
        assertThat(Quantiles.normal(0.999999)).isCloseTo(4.891638475671085, within(1e-9));
    }

    @Test
    void studentQuantilesAreExactFromOneDegreeOfFreedomToAMillion() {
        assertThat(Quantiles.student(0.95, 1)).isCloseTo(12.706204736174694, within(1e-10));
        assertThat(Quantiles.student(0.95, 2)).isCloseTo(4.302652729749462, within(1e-11));
        assertThat(Quantiles.student(0.95, 2.5)).isCloseTo(3.5746548420036817, within(1e-11));
        assertThat(Quantiles.student(0.95, 10)).isCloseTo(2.228138851986274, within(1e-11));
        assertThat(Quantiles.student(0.95, 100)).isCloseTo(1.9839715185235518, within(1e-10));
        assertThat(Quantiles.student(0.95, 1e6)).isCloseTo(1.959966356814107, within(1e-8));
    }

    @Test
    void betaQuantilesAreExact() {
        assertThat(Quantiles.beta(0.025, 3, 8)).isCloseTo(0.06673951117773447, within(1e-13));
        assertThat(Quantiles.beta(0.975, 0.5, 0.5)).isCloseTo(0.9984586668665639, within(1e-13));
        assertThat(Quantiles.beta(0.3, 200, 900)).isCloseTo(0.1755818830867207, within(1e-12));
    }

    @Test
    void sampleQuantilesInterpolate() {
        assertThat(Quantiles.central(new double[] {5, 1, 3, 2, 4}, 0.5)).containsExactly(2, 4);
        assertThat(Quantiles.central(new double[] {4, 1, 3, 2}, 0.5)).containsExactly(1.75, 3.25);
        assertThat(Quantiles.central(new double[] {7}, 0.95)).containsExactly(7, 7);
    }

    @Test
    void refusesWhatIsNotALevelOrASample() {
        assertThatThrownBy(() -> Quantiles.normal(95)).hasMessageContaining("0.95 is usual");
        assertThatThrownBy(() -> Quantiles.normal(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Quantiles.student(0.95, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Quantiles.central(new double[0], 0.95)).isInstanceOf(IllegalArgumentException.class);
    }
}
