package dev.marlin.statistics.ranking.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.count.Rows;
import java.util.List;
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
    void aWeightOfZeroLeavesACriterionOut() {
        List<Double> alone = CompositeRating.of(List.of(new Criterion("correct", 1, correct)), 0.01)
                .theta();
        CompositeRating both = CompositeRating.of(
                List.of(new Criterion("correct", 1, correct), new Criterion("secure", 0, secure)), 0.01);

        assertThat(both.theta()).isEqualTo(alone);
        assertThat(both.losses().get(1)).isGreaterThan(both.losses().get(0));
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
