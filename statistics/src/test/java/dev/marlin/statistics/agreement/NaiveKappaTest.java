package dev.marlin.statistics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.interval.SeededDraws;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kappa family beside its definitions, written down rater by rater. */
class NaiveKappaTest {

    private static final Categories FOUR = Categories.of(List.of("a", "b", "c", "d"));

    @ParameterizedTest
    @EnumSource(Weights.class)
    void equalTheDefinitionsOnRandomTables(Weights weights) {
        SeededDraws draws = new SeededDraws(8);
        for (int round = 0; round < 100; round++) {
            int[][] codes = random(draws, 5 + draws.below(30), 2 + draws.below(4), 0.2);
            RatingTable table = RatingTable.ofCodes(codes, FOUR);
            double observed = observed(codes, weights);
            double[] shares = shares(codes);
            double chance = 0;
            double squares = 0;
            double total = 0;
            for (int k = 0; k < 4; k++) {
                chance += shares[k] * (1 - shares[k]) / 12;
                squares += shares[k] * shares[k];
                for (int l = 0; l < 4; l++) {
                    total += weight(weights, k, l);
                }
            }
            expect(new Coefficient.GwetAc2(weights), table, (observed - chance * total) / (1 - chance * total));
            if (weights == Weights.IDENTITY) {
                expect(new Coefficient.PercentAgreement(), table, observed);
                expect(new Coefficient.FleissKappa(), table, (observed - squares) / (1 - squares));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Weights.class)
    void equalTheDefinitionsForTwoRaters(Weights weights) {
        SeededDraws draws = new SeededDraws(9);
        for (int round = 0; round < 100; round++) {
            int[][] codes = random(draws, 10 + draws.below(30), 2, 0.1);
            int[][] both = Arrays.stream(codes)
                    .filter(row -> row[0] >= 0 && row[1] >= 0)
                    .toArray(int[][]::new);
            double observed = 0;
            double cohen = 0;
            double scott = 0;
            double n = both.length;
            for (int[] one : both) {
                observed += weight(weights, one[0], one[1]) / n;
                for (int[] other : both) {
                    cohen += weight(weights, one[0], other[1]) / n / n;
                    for (int side = 0; side < 4; side++) {
                        scott += (one[side / 2] == other[side % 2] ? 1 : 0) / n / n / 4;
                    }
                }
            }
            RatingTable table = RatingTable.ofCodes(codes, FOUR);
            expect(new Coefficient.CohenKappa(weights), table, (observed - cohen) / (1 - cohen));
            if (weights == Weights.IDENTITY) {
                expect(new Coefficient.ScottPi(), table, (observed - scott) / (1 - scott));
            }
        }
    }

    @Test
    void neitherRenamedCategoriesNorRepeatedUnitsMatterToNominalCoefficients() {
        int[][] codes = random(new SeededDraws(10), 40, 2, 0.1);
        int[] renamed = {2, 0, 3, 1};
        int[][] twice = new int[80][];
        for (int u = 0; u < 80; u++) {
            twice[u] = Arrays.stream(codes[u % 40])
                    .map(code -> code < 0 ? code : renamed[code])
                    .toArray();
        }
        RatingTable table = RatingTable.ofCodes(codes, FOUR);
        for (Coefficient coefficient : List.of(
                new Coefficient.PercentAgreement(),
                new Coefficient.FleissKappa(),
                Coefficient.gwetAc1(),
                new Coefficient.CohenKappa(Weights.IDENTITY),
                new Coefficient.ScottPi())) {
            expect(
                    coefficient,
                    RatingTable.ofCodes(twice, FOUR),
                    coefficient.of(table).orElseThrow());
        }
    }

    private static void expect(Coefficient coefficient, RatingTable table, double naive) {
        assertThat(coefficient.of(table).orElseThrow()).as("%s", coefficient).isCloseTo(naive, within(1e-11));
    }

    /** The mean over units of the mean over ordered pairs of different raters. */
    private static double observed(int[][] codes, Weights weights) {
        double sum = 0;
        int units = 0;
        for (int[] unit : codes) {
            double pairs = 0;
            int count = 0;
            for (int r = 0; r < unit.length; r++) {
                for (int s = 0; s < unit.length; s++) {
                    if (r != s && unit[r] >= 0 && unit[s] >= 0) {
                        pairs += weight(weights, unit[r], unit[s]);
                        count++;
                    }
                }
            }
            sum += count > 0 ? pairs / count : 0;
            units += count > 0 ? 1 : 0;
        }
        return sum / units;
    }

    private static double[] shares(int[][] codes) {
        double[] shares = new double[4];
        int rated = 0;
        for (int[] unit : codes) {
            double given = Arrays.stream(unit).filter(code -> code >= 0).count();
            rated += given > 0 ? 1 : 0;
            Arrays.stream(unit).filter(code -> code >= 0).forEach(code -> shares[code] += 1 / given);
        }
        for (int k = 0; k < 4; k++) {
            shares[k] /= rated;
        }
        return shares;
    }

    /** Of four categories with the values 1 to 4. */
    private static double weight(Weights weights, int k, int l) {
        int apart = Math.abs(k - l);
        double[] choose = {0, 1, 3, 6};
        return switch (weights) {
            case IDENTITY -> k == l ? 1 : 0;
            case LINEAR -> 1 - apart / 3.0;
            case QUADRATIC -> 1 - apart * apart / 9.0;
            case ORDINAL -> 1 - choose[apart] / 6;
        };
    }

    private static int[][] random(SeededDraws draws, int units, int raters, double missing) {
        int[][] codes = new int[units][raters];
        for (int[] row : codes) {
            int truth = draws.below(4);
            for (int r = 0; r < raters; r++) {
                int given = draws.uniform() < 0.5 ? truth : draws.below(4);
                row[r] = draws.uniform() < missing ? RatingTable.MISSING : given;
            }
        }
        return codes;
    }
}
