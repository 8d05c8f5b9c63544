package dev.marlin.statistics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateTallyTest {

    @Test
    void isWilsonsIntervalWithOneTrialPerCluster() {
        RateTally tally = new RateTally();
        for (int i = 0; i < 40; i++) {
            tally.add(i < 13 ? 1 : 0, 1);
        }
        assertThat(tally.estimate(0.95)).contains(Proportions.wilson(13, 40, 0.95));
    }

    @Test
    void clustersThatAgreeWithThemselvesCountOnce() {
        RateTally tally = new RateTally();
        for (int i = 0; i < 40; i++) {
            tally.add(i < 13 ? 5 : 0, 5);
        }
        Estimate clustered = tally.estimate(0.95).orElseThrow();
        Estimate single = Proportions.wilson(13, 40, 0.95);

        assertThat(clustered.n()).isEqualTo(200);
        assertThat(clustered.value()).isCloseTo(single.value(), within(1e-12));
        assertThat(clustered.low()).isCloseTo(single.low(), within(0.01));
        assertThat(clustered.high()).isCloseTo(single.high(), within(0.01));
    }

    @Test
    void aShareOfOneTaskIsHardlyKnown() {
        RateTally tally = new RateTally();
        tally.add(30, 30);

        assertThat(tally.estimate(0.95).orElseThrow().low()).isLessThan(0.25);
    }

    @Test
    void nothingCountedIsNoRate() {
        RateTally tally = new RateTally();
        tally.add(0, 0);

        assertThat(tally.estimate(0.95)).isEmpty();
        assertThat(tally.clusters()).isZero();
        assertThatThrownBy(() -> tally.add(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void resolveRateTreatsAttemptsAtATaskAsDependent() {
        List<ResolveRate.Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            attempts.add(new ResolveRate.Attempt("task" + i, i < 7));
        }
        assertThat(ResolveRate.of(attempts, 0.95)).contains(Proportions.wilson(7, 12, 0.95));
        attempts.addAll(List.copyOf(attempts));
        Estimate twice = ResolveRate.of(attempts, 0.95).orElseThrow();
        assertThat(twice.n()).isEqualTo(24);
        assertThat(twice.high() - twice.low()).isGreaterThan(0.45);
        assertThat(ResolveRate.of(List.of(), 0.95)).isEmpty();
    }

    @Test
    void passAtKIsTheUnbiasedEstimate() {
        assertThat(ResolveRate.passAt(1, 3, 10)).isCloseTo(0.3, within(1e-12));
        assertThat(ResolveRate.passAt(2, 3, 10)).isCloseTo(1 - 21 / 45.0, within(1e-12));
        assertThat(ResolveRate.passAt(8, 3, 10)).isEqualTo(1);
        assertThat(ResolveRate.passAt(10, 0, 10)).isZero();
        assertThatThrownBy(() -> ResolveRate.passAt(11, 0, 10)).isInstanceOf(IllegalArgumentException.class);
    }
}
