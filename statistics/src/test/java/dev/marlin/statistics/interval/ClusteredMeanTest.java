package dev.marlin.statistics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusteredMeanTest {

    private static final BootstrapOptions OPTIONS = new BootstrapOptions(5, 500, 0.95);

    @Test
    void isStudentsIntervalWithOneObservationPerCluster() {
        double[] values = {4, 7, 1, 8, 5};
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            observations.add(new Observation("c" + i, values[i]));
        }
        ClusteredMean mean = ClusteredMean.of(observations, 0.95).orElseThrow();

        // s² = 7.5, so the standard error is sqrt(7.5 / 5); t(0.975, 4) = 2.7764451.
        assertThat(mean.mean().value()).isEqualTo(5);
        assertThat(mean.standardError()).isCloseTo(Math.sqrt(1.5), within(1e-12));
        assertThat(mean.mean().high()).isCloseTo(5 + 2.7764451052 * Math.sqrt(1.5), within(1e-9));
    }

    @Test
    void copiesInsideAClusterAddNothing() {
        List<Observation> once = List.of(new Observation("a", 1), new Observation("b", 2), new Observation("c", 6));
        List<Observation> thrice = new ArrayList<>();
        once.forEach(o -> thrice.addAll(Collections.nCopies(3, o)));

        assertThat(ClusteredMean.of(thrice, 0.95).orElseThrow().standardError())
                .isCloseTo(ClusteredMean.of(once, 0.95).orElseThrow().standardError(), within(1e-12));
    }

    @Test
    void oneClusterHasNoSpread() {
        assertThat(ClusteredMean.of(List.of(new Observation("a", 1), new Observation("a", 2)), 0.95))
                .isEmpty();
        assertThat(ClusteredMean.of(List.of(), 0.95)).isEmpty();
        assertThatThrownBy(() -> new Observation("a", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pairedDifferenceIsSeededAndIndifferentToOrder() {
        List<PairedDifference.Scores> scores = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            scores.add(new PairedDifference.Scores("t" + i, i % 7, i % 5));
        }
        Estimate first = PairedDifference.of(scores, OPTIONS).orElseThrow();
        Collections.shuffle(scores, new Random(3));

        assertThat(PairedDifference.of(scores, OPTIONS)).contains(first);
        assertThat(PairedDifference.of(scores, new BootstrapOptions(6, 500, 0.95))
                        .orElseThrow())
                .isNotEqualTo(first);
    }

    @Test
    void pairedDifferenceWithoutSpreadHasNoInterval() {
        List<PairedDifference.Scores> scores =
                List.of(new PairedDifference.Scores("a", 1, 0), new PairedDifference.Scores("b", 1, 0));

        assertThat(PairedDifference.of(scores, OPTIONS)).isEmpty();
        assertThat(PairedDifference.of(scores.subList(0, 1), OPTIONS)).isEmpty();
    }
}
