package dev.marlin.statistics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassAtKTest {

    private static final BootstrapOptions OPTIONS = new BootstrapOptions(1, 400, 0.95);

    /** Two tasks, 2 of 4 and 0 of 4: pass@2 = (1 − C(2,2)/C(4,2) + 0) / 2 = 5/12. */
    @Test
    void averagesTheUnbiasedEstimateOverTasks() {
        List<ResolveRate.Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            attempts.add(new ResolveRate.Attempt("t1", i < 2));
            attempts.add(new ResolveRate.Attempt("t2", false));
        }
        Estimate estimate = PassAtK.of(2, attempts, OPTIONS).orElseThrow();

        assertThat(estimate.value()).isCloseTo(5 / 12.0, within(1e-15));
        assertThat(estimate.low()).isGreaterThanOrEqualTo(0);
        assertThat(estimate.high()).isLessThanOrEqualTo(1);
        assertThatThrownBy(() -> PassAtK.of(5, attempts, OPTIONS)).hasMessageContaining("t1 has 4");
    }

    @Test
    void theSameVersionDiffersByNothing() {
        SeededDraws draws = new SeededDraws(4);
        List<ResolveRate.Attempt> one = attempts(draws, 0);
        List<ResolveRate.Attempt> better = attempts(new SeededDraws(4), 0.3);

        assertThat(PassAtK.difference(3, one, one, OPTIONS)).isEmpty();
        assertThat(PassAtK.difference(1, better, one, OPTIONS).orElseThrow().low())
                .isGreaterThan(0.1);
        assertThatThrownBy(() -> PassAtK.difference(1, one, one.subList(0, 5), OPTIONS))
                .hasMessageContaining("same tasks");
    }

    private static List<ResolveRate.Attempt> attempts(SeededDraws draws, double lift) {
        List<ResolveRate.Attempt> attempts = new ArrayList<>();
        for (int task = 0; task < 60; task++) {
            double chance = draws.uniform();
            for (int k = 0; k < 5; k++) {
                attempts.add(new ResolveRate.Attempt("t" + task, draws.uniform() < chance + lift));
            }
        }
        return attempts;
    }
}
