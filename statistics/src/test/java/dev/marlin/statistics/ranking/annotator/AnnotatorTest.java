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

    private static final double[] FIELD = {1.6, 0.8, 0, -0.8, -1.6};
    private static final int PEOPLE = 12;

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

    /** At the mode no single parameter can be moved to a higher posterior, by the paper's formula row by row. */
    @Test
    void crowdRankingStandsAtAModeOfThePublishedLikelihood() {
        Judged judged = drawn(4, 0, 40, 2);
        CrowdOptions options = new CrowdOptions(10, 2, 1);
        CrowdRanking.Result result = CrowdRanking.rank(judged, options);
        double[] at = new double[FIELD.length + PEOPLE];
        IntStream.range(0, FIELD.length).forEach(i -> at[i] = result.theta().get(i));
        IntStream.range(0, PEOPLE)
                .forEach(k -> at[FIELD.length + k] = result.reliability().get(k));
        double shift = phantomShift(judged, options, at);
        for (int i = 0; i < FIELD.length; i++) {
            at[i] += shift;
        }
        for (int place = 0; place < at.length; place++) {
            double h = 1e-5;
            double[] up = at.clone();
            double[] down = at.clone();
            up[place] += h;
            down[place] -= h;
            double slope = (posterior(judged, options, up) - posterior(judged, options, down)) / (2 * h);
            assertThat(slope).as("parameter " + place).isCloseTo(0, within(1e-4));
        }
        assertThat(posterior(judged, options, at)).isCloseTo(result.logPosterior(), within(1e-6));
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

    @Test
    void credibleIntervalsHoldThePeopleTheyDescribe() {
        SeededDraws draws = new SeededDraws(6);
        int held = 0;
        int people = 40;
        int runs = 40;
        for (int run = 0; run < runs; run++) {
            double[] truth = new double[people];
            long[] hits = new long[people];
            long[] trials = new long[people];
            for (int k = 0; k < people; k++) {
                // The largest of four uniforms is Beta(4, 1).
                truth[k] = Math.max(
                        Math.max(draws.uniform(), draws.uniform()), Math.max(draws.uniform(), draws.uniform()));
                trials[k] = 5 + draws.below(40);
                for (int t = 0; t < trials[k]; t++) {
                    hits[k] += draws.uniform() < truth[k] ? 1 : 0;
                }
            }
            ShrunkShares shares = ShrunkShares.of(hits, trials, 0.95);
            for (int k = 0; k < people; k++) {
                held += shares.people().get(k).contains(truth[k]) ? 1 : 0;
            }
        }
        assertThat(held / (double) (people * runs)).isBetween(0.93, 0.97);
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

    /** How far the centered strengths stand from the phantom, found by the slope in that direction. */
    private static double phantomShift(Judged judged, CrowdOptions options, double[] at) {
        double low = -5;
        double high = 5;
        for (int round = 0; round < 100; round++) {
            double middle = (low + high) / 2;
            double slope = 0;
            for (int i = 0; i < FIELD.length; i++) {
                slope += 0.5 - 1 / (1 + Math.exp(-at[i] - middle));
            }
            if (slope > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double posterior(Judged judged, CrowdOptions options, double[] at) {
        Comparisons rows = judged.comparisons();
        double sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double left = Math.exp(at[rows.left(row)]);
            double right = Math.exp(at[rows.right(row)]);
            double eta = at[FIELD.length + judged.annotator()[row]];
            double picksLeft = eta * left / (left + right) + (1 - eta) * right / (left + right);
            double points = 1 - rows.outcome(row) / 2.0;
            sum += points * Math.log(picksLeft) + (1 - points) * Math.log(1 - picksLeft);
        }
        for (int k = 0; k < PEOPLE; k++) {
            double eta = at[FIELD.length + k];
            sum += (options.alpha() - 1) * Math.log(eta) + (options.beta() - 1) * Math.log(1 - eta);
        }
        for (int i = 0; i < FIELD.length; i++) {
            double p = 1 / (1 + Math.exp(-at[i]));
            sum += options.virtualTies() / 2 * (Math.log(p) + Math.log(1 - p));
        }
        return sum;
    }

    /** The first {@code careless} people flip coins; every second person leans to the left by {@code lean}. */
    private static Judged drawn(int careless, double lean, int each, long seed) {
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
