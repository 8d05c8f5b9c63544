package dev.marlin.statistics.ranking.annotator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.count.Rows;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnnotatorTest {

    static final double[] FIELD = {1.6, 0.8, 0, -0.8, -1.6};
    static final int PEOPLE = 12;

    @Test
    void crowdRankingFindsWhoIsCarelessAndKeepsTheirNoiseOut() {
        Judged judged = drawn(4, 0, 300, 1);
        CrowdRanking.Result result = CrowdRanking.rank(judged, CrowdOptions.usual());

        assertThat(result.converged()).isTrue();
        for (int k = 0; k < PEOPLE; k++) {
            double eta = result.reliability().get(k);
            assertThat(eta).as("person " + k).isBetween(k < 4 ? 0.35 : 0.9, k < 4 ? 0.7 : 1.0);
        }
        for (int i = 0; i < FIELD.length; i++) {
            assertThat(result.theta().get(i)).isCloseTo(FIELD[i], within(0.3));
        }
    }

    @Test
    void sideBiasFindsWhoLeansAndShrinksWhoSaidLittle() {
        Judged judged = drawn(0, 1.5, 400, 3);
        SideBias.Result result = SideBias.of(judged, FIELD, 0.95);

        for (int k = 0; k < PEOPLE; k++) {
            Estimate lean = result.people().get(k).orElseThrow();
            assertThat(lean.value()).isCloseTo(k % 2 == 0 ? 1.5 : 0, within(0.5));
        }
        assertThat(result.mean()).isCloseTo(0.75, within(0.25));
        assertThat(result.spread()).isCloseTo(0.75, within(0.25));

        Comparisons few = new Rows(2).add(1, 0, 1, 0).add(20, 0, 1, 1).comparisons();
        Judged silent = new Judged(few, List.of("one", "none"), new int[21]);
        assertThat(SideBias.of(silent, new double[2], 0.95).people().get(1)).isEmpty();
    }

    @Test
    void sharesAreShrunkTheMoreTheLessWasSeen() {
        long[] hits = {90, 9, 1, 60, 0, 0};
        long[] trials = {100, 10, 1, 100, 3, 0};
        ShrunkShares shares = ShrunkShares.of(hits, trials, 0.95);
        double usual = shares.alpha() / (shares.alpha() + shares.beta());

        assertThat(shares.people().get(0).value()).isCloseTo(0.9, within(0.03));
        assertThat(shares.people().get(2).value())
                .isLessThan(shares.people().get(1).value());
        assertThat(shares.people().get(5).value()).isCloseTo(usual, within(1e-12));
        for (int k = 0; k < 6; k++) {
            double raw = trials[k] == 0 ? usual : (double) hits[k] / trials[k];
            assertThat(shares.people().get(k).value()).isBetween(Math.min(raw, usual), Math.max(raw, usual));
        }
        assertThatThrownBy(() -> ShrunkShares.of(new long[1], new long[1], 0.95))
                .hasMessageContaining("trial");
    }

    /** The maximum is also that of a plain grid. */
    @Test
    void shrinkageMaximizesTheBetaBinomialLikelihood() {
        long[] hits = {18, 15, 9, 20, 12, 17, 5, 19};
        long[] trials = {20, 20, 20, 20, 20, 20, 20, 20};
        ShrunkShares shares = ShrunkShares.of(hits, trials, 0.95);
        double best = betaBinomial(hits, trials, shares.alpha(), shares.beta());
        for (double a = 0.2; a < 12; a += 0.1) {
            for (double b = 0.2; b < 6; b += 0.1) {
                assertThat(betaBinomial(hits, trials, a, b)).isLessThanOrEqualTo(best + 1e-9);
            }
        }
    }

    private static double betaBinomial(long[] hits, long[] trials, double a, double b) {
        double sum = 0;
        for (int k = 0; k < hits.length; k++) {
            for (int i = 0; i < trials[k]; i++) {
                sum -= Math.log(a + b + i);
            }
            for (int i = 0; i < hits[k]; i++) {
                sum += Math.log(a + i);
            }
            for (int i = 0; i < trials[k] - hits[k]; i++) {
                sum += Math.log(b + i);
            }
        }
        return sum;
    }

    /** The first {@code careless} people flip coins; every second person leans to the left by {@code lean}. */
    static Judged drawn(int careless, double lean, int each, long seed) {
        SeededDraws draws = new SeededDraws(seed);
        Rows rows = new Rows(FIELD.length);
        int[] annotator = new int[PEOPLE * each];
        for (int row = 0; row < annotator.length; row++) {
            int person = row % PEOPLE;
            annotator[row] = person;
            int left = draws.below(FIELD.length);
            int right = (left + 1 + draws.below(FIELD.length - 1)) % FIELD.length;
            double d = FIELD[left] - FIELD[right] + (person % 2 == 0 ? lean : 0);
            rows.add(1, left, right, person < careless ? 2 * draws.below(2) : Rows.outcome(d, 0.0, draws));
        }
        return new Judged(
                rows.comparisons(),
                IntStream.range(0, PEOPLE).mapToObj(k -> "p" + k).toList(),
                annotator);
    }
}
