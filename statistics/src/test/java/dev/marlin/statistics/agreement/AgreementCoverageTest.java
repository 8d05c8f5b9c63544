package dev.marlin.statistics.agreement;

import dev.marlin.statistics.Coverage;
import dev.marlin.statistics.interval.BootstrapOptions;
import dev.marlin.statistics.interval.SeededDraws;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether the unit bootstrap holds what endless units would give. */
class AgreementCoverageTest {

    private static final Categories FOUR = Categories.of(List.of("A", "tie", "B", "both bad"));

    @ParameterizedTest
    @MethodSource("coefficients")
    void unitBootstrapsCover(Coefficient coefficient) {
        double truth = coefficient.of(table(300_000, 1)).orElseThrow();
        Coverage.of(1_000, run -> {
                    Agreement agreement = Agreement.of(
                                    table(150, 100 + run), coefficient, new BootstrapOptions(run, 300, 0.95))
                            .orElseThrow();
                    return new boolean[] {agreement.estimate().contains(truth)};
                })
                .isNominal();
    }

    static Stream<Coefficient> coefficients() {
        return Stream.of(
                new Coefficient.KrippendorffAlpha(Level.NOMINAL),
                new Coefficient.KrippendorffAlpha(Level.ORDINAL),
                Coefficient.gwetAc1(),
                new Coefficient.GwetAc2(Weights.QUADRATIC),
                new Coefficient.FleissKappa());
    }

    /** Three raters who see the true category six times in ten and guess otherwise; a tenth of ratings is missing. */
    private static RatingTable table(int units, long seed) {
        SeededDraws draws = new SeededDraws(seed);
        int[][] codes = new int[units][3];
        for (int[] unit : codes) {
            int truth = Math.max(draws.below(4), draws.below(4));
            for (int r = 0; r < 3; r++) {
                int given = draws.uniform() < 0.6 ? truth : draws.below(4);
                unit[r] = draws.uniform() < 0.1 ? RatingTable.MISSING : given;
            }
        }
        return RatingTable.ofCodes(codes, FOUR);
    }
}
