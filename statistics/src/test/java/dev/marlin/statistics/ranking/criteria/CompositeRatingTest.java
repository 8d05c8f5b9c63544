package dev.marlin.statistics.ranking.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.Coverage;
import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.CellTable;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.count.Rows;
import dev.marlin.statistics.ranking.fit.ModelForm;
import dev.marlin.statistics.ranking.fit.PairFit;
import dev.marlin.statistics.ranking.fit.RobustErrors;
import dev.marlin.statistics.ranking.fit.TieModel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompositeRatingTest {

    private final Comparisons correct = Rows.drawn(new double[] {1, 0, -1}, 0.2, 0, 500, 1);
    private final Comparisons secure = Rows.drawn(new double[] {-0.5, 0, 0.5}, 0.2, 0, 100, 2);

    @Test
    void equalsANaiveSolver() {
        List<Criterion> criteria = List.of(new Criterion("correct", 2, correct), new Criterion("secure", 1, secure));
        CompositeRating rating = CompositeRating.of(criteria, 0.01);

        double[] at = new double[3];
        for (int round = 0; round < 20_000; round++) {
            double[] slope = {-0.01 * at[0], -0.01 * at[1], -0.01 * at[2]};
            for (Criterion criterion : criteria) {
                Comparisons rows = criterion.comparisons();
                for (int row = 0; row < rows.rows(); row++) {
                    double p = 1 / (1 + Math.exp(at[rows.right(row)] - at[rows.left(row)]));
                    double surprise = criterion.weight() * (1 - rows.outcome(row) / 2.0 - p) / rows.rows();
                    slope[rows.left(row)] += surprise;
                    slope[rows.right(row)] -= surprise;
                }
            }
            for (int i = 0; i < 3; i++) {
                at[i] += 0.5 * slope[i];
            }
        }
        for (int i = 0; i < 3; i++) {
            assertThat(rating.theta().get(i)).isCloseTo(at[i], within(1e-9));
        }
    }

    @Test
    void errorsOfOneCriterionAreThoseOfTheSandwich() {
        CompositeRating rating = CompositeRating.of(List.of(new Criterion("correct", 1, correct)), 1e-9);
        PairFit fit = PairFit.of(
                        CellTable.count(correct, BothBad.LEFT_OUT, false).counts(),
                        ModelForm.plain(TieModel.HALF_TIE),
                        null)
                .orElseThrow();
        double[] errors = RobustErrors.clustered(fit, correct, new int[] {0, 1, 2}, BothBad.LEFT_OUT)
                .of(-1, 0);

        for (int i = 0; i < 3; i++) {
            assertThat(rating.standardErrors().get(i)).isCloseTo(errors[i], within(1e-6));
        }
    }

    /** Each task has its favorites, and what is secure there is mostly correct too. */
    @Test
    void intervalsCoverWhereCriteriaAndVotesOfATaskGoTogether() {
        List<Double> limit = CompositeRating.of(ofTasks(1, 60_000), 0.01).theta();

        Coverage.of(300, run -> {
                    CompositeRating rating = CompositeRating.of(ofTasks(100 + run, 120), 0.01);
                    boolean[] held = new boolean[limit.size()];
                    for (int i = 0; i < held.length; i++) {
                        double[] ends = rating.interval(i, 0.95);
                        held[i] = ends[0] <= limit.get(i) && limit.get(i) <= ends[1];
                    }
                    return held;
                })
                .isNominal();
    }

    private static List<Criterion> ofTasks(long seed, int tasks) {
        SeededDraws draws = new SeededDraws(seed);
        Rows correct = new Rows(3);
        Rows secure = new Rows(3);
        int[] clusters = new int[2 * tasks];
        for (int vote = 0; vote < clusters.length; vote++) {
            clusters[vote] = vote / 2;
        }
        for (int task = 0; task < tasks; task++) {
            double[] here = {0.7 + 2 * draws.uniform() - 1, 2 * draws.uniform() - 1, -0.7 + 2 * draws.uniform() - 1};
            for (int vote = 0; vote < 2; vote++) {
                int left = draws.below(3);
                int right = (left + 1 + draws.below(2)) % 3;
                int verdict = Rows.outcome(here[left] - here[right], 0.4, draws);
                correct.add(1, left, right, verdict);
                secure.add(1, left, right, draws.uniform() < 0.7 ? verdict : 1);
            }
        }
        return List.of(
                new Criterion("correct", 2, correct.comparisons().clustered(clusters)),
                new Criterion("secure", 1, secure.comparisons().clustered(clusters)));
    }

    @Test
    void aWeightOfZeroLeavesACriterionOut() {
        List<Double> alone = CompositeRating.of(List.of(new Criterion("correct", 1, correct)), 0.01)
                .theta();
        CompositeRating both = CompositeRating.of(
                List.of(new Criterion("correct", 1, correct), new Criterion("secure", 0, secure)), 0.01);

        assertThat(both.theta()).isEqualTo(alone);
        assertThat(both.losses().get(1)).isGreaterThan(both.losses().get(0));
    }

    @Test
    void neitherRepeatingRowsNorScalingWeightsAndRidgeMovesARating() {
        List<Double> once = CompositeRating.of(
                        List.of(new Criterion("correct", 2, correct), new Criterion("secure", 1, secure)), 0.01)
                .theta();
        int[] twice = IntStream.range(0, 200).map(i -> i % 100).toArray();
        Comparisons repeated = Rows.rearranged(secure, twice, new int[] {0, 1, 2});
        List<Double> scaled = CompositeRating.of(
                        List.of(new Criterion("correct", 6, correct), new Criterion("secure", 3, repeated)), 0.03)
                .theta();

        for (int i = 0; i < 3; i++) {
            assertThat(scaled.get(i)).isCloseTo(once.get(i), within(1e-9));
        }
    }

    @Test
    void oneWhoWonEverythingStaysFinite() {
        CompositeRating rating = CompositeRating.of(
                List.of(new Criterion("c", 1, new Rows(2).add(5, 0, 1, 0).comparisons())), 0.1);

        // σ(−2θ) = ridge · θ at the minimum.
        double theta = rating.theta().getFirst();
        assertThat(1 / (1 + Math.exp(2 * theta))).isCloseTo(0.1 * theta, within(1e-10));
        assertThatThrownBy(() -> CompositeRating.of(List.of(new Criterion("c", 0, correct)), 0.1))
                .hasMessageContaining("no criterion");
        assertThatThrownBy(() -> CompositeRating.of(List.of(new Criterion("c", 1, correct)), 0))
                .hasMessageContaining("ridge");
    }
}
