package dev.marlin.statistics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.interval.Quantiles;
import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.planning.Pairing.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairingTest {

    @Test
    void uniformGivesEveryPairTheSameChance() {
        assertThat(Pairing.uniform(4).pairs())
                .hasSize(6)
                .allSatisfy(pair -> assertThat(pair.chance()).isCloseTo(1 / 6.0, within(1e-12)));
    }

    @Test
    void stratifiedFillsTheEmptiestPairsFirst() {
        int[][] met = {{0, 2, 1}, {2, 0, 1}, {1, 1, 0}};
        assertThat(Pairing.stratified(met).pairs()).containsExactly(new Pair(0, 2, 0.5), new Pair(1, 2, 0.5));
    }

    @Test
    void theGapRulePrefersClosePairsAndLeavesAllPossible() {
        double[] ratings = {0, 0.05, 2};
        double[][] covariance = {{0.1, 0, 0}, {0, 0.1, 0}, {0, 0, 0.1}};
        List<Pair> pairs = Pairing.gap(ratings, covariance).pairs();
        assertThat(pairs.get(0).chance()).isGreaterThan(0.9);
        assertThat(pairs).allSatisfy(pair -> assertThat(pair.chance()).isGreaterThanOrEqualTo(0.1 / 3 - 1e-12));
    }

    /** Every covariance anew from the information with one comparison more. */
    @Test
    void chancesFollowTheDropOfTheTrace() {
        double[] ratings = {0.4, 0, -0.7};
        double[][] covariance = {{0.3, 0.05, 0.02}, {0.05, 0.2, 0.01}, {0.02, 0.01, 0.4}};
        double[] gains = new double[3];
        double sum = 0;
        for (int pair = 0; pair < 3; pair++) {
            int i = pair == 2 ? 1 : 0;
            int j = pair == 0 ? 1 : 2;
            double[][] information = inverse(covariance);
            double p = 1 / (1 + Math.exp(ratings[j] - ratings[i]));
            information[i][i] += p * (1 - p);
            information[j][j] += p * (1 - p);
            information[i][j] -= p * (1 - p);
            information[j][i] -= p * (1 - p);
            double[][] after = inverse(information);
            double drop = 0.9 - after[0][0] - after[1][1] - after[2][2];
            double spread = Math.sqrt(covariance[i][i] + covariance[j][j] - 2 * covariance[i][j]);
            gains[pair] = drop * Quantiles.normalBelow(-Math.abs(ratings[i] - ratings[j]) / spread);
            sum += gains[pair];
        }
        List<Pair> pairs = Pairing.gap(ratings, covariance).pairs();
        for (int pair = 0; pair < 3; pair++) {
            assertThat(pairs.get(pair).chance()).isCloseTo(0.9 * gains[pair] / sum + 0.1 / 3, within(1e-10));
        }
    }

    private static double[][] inverse(double[][] m) {
        double[][] inverse = new double[3][3];
        double determinant = 0;
        for (int i = 0; i < 3; i++) {
            determinant += m[0][i] * cofactor(m, 0, i);
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                inverse[j][i] = cofactor(m, i, j) / determinant;
            }
        }
        return inverse;
    }

    private static double cofactor(double[][] m, int i, int j) {
        return m[(i + 1) % 3][(j + 1) % 3] * m[(i + 2) % 3][(j + 2) % 3]
                - m[(i + 1) % 3][(j + 2) % 3] * m[(i + 2) % 3][(j + 1) % 3];
    }

    @Test
    void drawsFollowTheChancesAndBothSidesAreAlike() {
        Pairing pairing = new Pairing(List.of(new Pair(0, 1, 0.7), new Pair(0, 2, 0.3)));
        SeededDraws draws = new SeededDraws(6);
        int often = 0;
        int left = 0;
        for (int i = 0; i < 20_000; i++) {
            Pairing.Drawn drawn = pairing.draw(draws);
            often += drawn.chance() == 0.7 ? 1 : 0;
            left += drawn.left() == 0 ? 1 : 0;
        }
        assertThat(often / 20_000.0).isCloseTo(0.7, within(0.015));
        assertThat(left / 20_000.0).isCloseTo(0.5, within(0.015));
    }

    @Test
    void knownOrderLeavesUniformChances() {
        double[][] nothing = new double[3][3];
        assertThat(Pairing.gap(new double[3], nothing).pairs())
                .allSatisfy(pair -> assertThat(pair.chance()).isCloseTo(1 / 3.0, within(1e-12)));
    }

    @Test
    void refusesASingleCompetitor() {
        assertThatThrownBy(() -> Pairing.uniform(1)).hasMessageContaining("two competitors");
    }
}
