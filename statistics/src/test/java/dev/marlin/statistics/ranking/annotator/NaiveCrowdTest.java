package dev.marlin.statistics.ranking.annotator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.Numeric;
import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.count.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People's models beside their published likelihood, row by row. */
class NaiveCrowdTest {

    private static final double[] FIELD = AnnotatorTest.FIELD;
    private static final int PEOPLE = AnnotatorTest.PEOPLE;
    private static final Judged JUDGED = AnnotatorTest.drawn(4, 0, 40, 2);

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1})
    void crowdRankingStandsAtAModeWithTheSandwichAroundIt(double reversed) {
        CrowdOptions options = new CrowdOptions(10, 2, 1, reversed);
        CrowdRanking.Result result = CrowdRanking.rank(JUDGED, options);
        double[] at = new double[FIELD.length + PEOPLE];
        double shift = phantomShift(result.theta());
        IntStream.range(0, FIELD.length).forEach(i -> at[i] = result.theta().get(i) + shift);
        IntStream.range(0, PEOPLE)
                .forEach(k -> at[FIELD.length + k] = result.reliability().get(k));

        assertThat(posterior(options, at)).isCloseTo(result.logPosterior(), within(1e-6));
        for (double slope : Numeric.gradient(x -> posterior(options, x), at)) {
            assertThat(slope).isCloseTo(0, within(1e-3));
        }
        double[][] inverse = Numeric.inverse(Numeric.hessian(x -> -posterior(options, x), at));
        List<double[]> scores = new ArrayList<>();
        for (int r = 0; r < JUDGED.comparisons().rows(); r++) {
            int row = r;
            scores.add(Numeric.gradient(x -> ofRow(row, x), at));
        }
        for (int i = 0; i < FIELD.length; i++) {
            double[] centered = new double[at.length];
            Arrays.fill(centered, 0, FIELD.length, -1.0 / FIELD.length);
            centered[i] += 1;
            assertThat(result.standardErrors().get(i))
                    .isCloseTo(Numeric.sandwich(inverse, scores, centered), within(1e-4));
        }
    }

    @Test
    void namesAndOrderOfVotesAndPeopleDoNotMatter() {
        Comparisons rows = JUDGED.comparisons();
        int n = rows.rows();
        int[] back = IntStream.range(0, n).map(row -> n - 1 - row).toArray();
        int[] renamed = {3, 1, 4, 0, 2};
        int[] annotator = Arrays.stream(back)
                .map(row -> PEOPLE - 1 - JUDGED.annotator()[row])
                .toArray();
        Judged other = new Judged(Rows.rearranged(rows, back, renamed), JUDGED.people(), annotator);
        CrowdRanking.Result one = CrowdRanking.rank(JUDGED, CrowdOptions.usual());
        CrowdRanking.Result two = CrowdRanking.rank(other, CrowdOptions.usual());

        for (int i = 0; i < FIELD.length; i++) {
            assertThat(two.theta().get(renamed[i])).isCloseTo(one.theta().get(i), within(1e-7));
            assertThat(two.standardErrors().get(renamed[i]))
                    .isCloseTo(one.standardErrors().get(i), within(1e-7));
        }
        assertThat(two.reliability().getFirst()).isCloseTo(one.reliability().getLast(), within(1e-7));
    }

    /** Each person's pull is the mode given mean and spread, and these are what the people's pulls say. */
    @Test
    void sideBiasStandsWhereNothingMovesIt() {
        Judged judged = AnnotatorTest.drawn(0, 1.5, 60, 3);
        SideBias.Result result = SideBias.of(judged, FIELD, 0.95);
        double variance = result.spread() * result.spread();
        double mean = 0;
        double spread = 0;
        for (int k = 0; k < PEOPLE; k++) {
            int person = k;
            Estimate pull = result.people().get(k).orElseThrow();
            double[] at = {pull.value()};
            assertThat(Numeric.gradient(b -> ofPerson(judged, person, b[0], result.mean(), variance), at)[0])
                    .isCloseTo(0, within(1e-5));
            double bend = -Numeric.hessian(b -> ofPerson(judged, person, b[0], result.mean(), variance), at)[0][0];
            assertThat((pull.high() - pull.value()) / 1.959963984540054).isCloseTo(1 / Math.sqrt(bend), within(1e-5));
            mean += pull.value() / PEOPLE;
            spread += ((pull.value() - result.mean()) * (pull.value() - result.mean()) + 1 / bend) / PEOPLE;
        }
        assertThat(result.mean()).isCloseTo(mean, within(1e-6));
        assertThat(variance).isCloseTo(spread, within(1e-6));
    }

    private static double ofPerson(Judged judged, int person, double pull, double mean, double variance) {
        Comparisons rows = judged.comparisons();
        double sum = -(pull - mean) * (pull - mean) / (2 * variance);
        for (int row = 0; row < rows.rows(); row++) {
            if (judged.annotator()[row] == person && rows.outcome(row) != 1) {
                double left = 1 / (1 + Math.exp(FIELD[rows.right(row)] - FIELD[rows.left(row)] - pull));
                sum += Math.log(rows.outcome(row) == 0 ? left : 1 - left);
            }
        }
        return sum;
    }

    /** How far the centered strengths stand from the phantom, found by the slope in that direction. */
    private static double phantomShift(List<Double> theta) {
        double low = -5;
        double high = 5;
        for (int round = 0; round < 100; round++) {
            double middle = (low + high) / 2;
            double slope = 0;
            for (double strength : theta) {
                slope += 0.5 - 1 / (1 + Math.exp(-strength - middle));
            }
            if (slope > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double posterior(CrowdOptions options, double[] at) {
        double sum = 0;
        for (int row = 0; row < JUDGED.comparisons().rows(); row++) {
            sum += ofRow(row, at);
        }
        for (int k = FIELD.length; k < at.length; k++) {
            double usual = Math.pow(at[k], options.alpha() - 1) * Math.pow(1 - at[k], options.beta() - 1);
            double mirrored = Math.pow(1 - at[k], options.alpha() - 1) * Math.pow(at[k], options.beta() - 1);
            sum += Math.log((1 - options.reversed()) * usual + options.reversed() * mirrored);
        }
        for (int i = 0; i < FIELD.length; i++) {
            double p = 1 / (1 + Math.exp(-at[i]));
            sum += options.virtualTies() / 2 * (Math.log(p) + Math.log(1 - p));
        }
        return sum;
    }

    private static double ofRow(int row, double[] at) {
        Comparisons rows = JUDGED.comparisons();
        double left = Math.exp(at[rows.left(row)]);
        double right = Math.exp(at[rows.right(row)]);
        double eta = at[FIELD.length + JUDGED.annotator()[row]];
        double picksLeft = eta * left / (left + right) + (1 - eta) * right / (left + right);
        double points = 1 - rows.outcome(row) / 2.0;
        return points * Math.log(picksLeft) + (1 - points) * Math.log(1 - picksLeft);
    }
}
