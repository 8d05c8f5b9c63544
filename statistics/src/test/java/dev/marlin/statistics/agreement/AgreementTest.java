package dev.marlin.statistics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.interval.BootstrapOptions;
import dev.marlin.statistics.interval.SeededDraws;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static final BootstrapOptions OPTIONS = new BootstrapOptions(3, 400, 0.95);
    private static final Categories FOUR = Categories.of(List.of("A", "tie", "B", "both bad"));
    private static final List<Coefficient> FOR_ANY_RATERS = List.of(
            new Coefficient.PercentAgreement(),
            new Coefficient.FleissKappa(),
            Coefficient.gwetAc1(),
            new Coefficient.GwetAc2(Weights.QUADRATIC),
            new Coefficient.KrippendorffAlpha(Level.NOMINAL),
            new Coefficient.KrippendorffAlpha(Level.ORDINAL),
            new Coefficient.KrippendorffAlpha(Level.INTERVAL));

    @Test
    void fullAgreementIsOne() {
        RatingTable table = RatingTable.ofCodes(new int[][] {{0, 0, 0}, {2, 2, -1}, {3, 3, 3}, {-1, 1, -1}}, FOUR);

        for (Coefficient coefficient : FOR_ANY_RATERS) {
            assertThat(coefficient.of(table).orElseThrow())
                    .as(coefficient.toString())
                    .isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void chanceAgreementIsAboutZero() {
        RatingTable table = RatingTable.ofCodes(codes(4000, 0, 1), FOUR);

        for (Coefficient coefficient : FOR_ANY_RATERS.subList(1, 7)) {
            assertThat(coefficient.of(table).orElseThrow())
                    .as(coefficient.toString())
                    .isCloseTo(0, within(0.03));
        }
        assertThat(FOR_ANY_RATERS.getFirst().of(table).orElseThrow()).isCloseTo(0.25, within(0.02));
    }

    @Test
    void neitherOrderNorNamesMatter() {
        List<Choice> choices = new ArrayList<>();
        List<Choice> renamed = new ArrayList<>();
        int[][] codes = codes(60, 0.6, 2);
        for (int u = 0; u < codes.length; u++) {
            for (int r = 0; r < codes[u].length; r++) {
                String category = FOUR.names().get(codes[u][r]);
                choices.add(new Choice("unit" + u, "rater" + r, category));
                renamed.add(new Choice("x" + (977 * u % 60), "rater" + r, category));
            }
        }
        Collections.shuffle(renamed, new Random(1));

        for (Coefficient coefficient : FOR_ANY_RATERS) {
            assertThat(Agreement.of(RatingTable.of(renamed, FOUR), coefficient, OPTIONS))
                    .isEqualTo(Agreement.of(RatingTable.of(choices, FOUR), coefficient, OPTIONS))
                    .isPresent();
        }
    }

    @Test
    void cohenWithQuadraticWeightsIsHandCalculated() {
        // Rows 4 1 0 / 1 2 1 / 0 0 3: observed 1 − (3/4)/12, expected by margins (5,4,3) and (5,3,4).
        List<int[]> rows = new ArrayList<>();
        int[][] cells = {{4, 1, 0}, {1, 2, 1}, {0, 0, 3}};
        for (int k = 0; k < 3; k++) {
            for (int l = 0; l < 3; l++) {
                rows.addAll(Collections.nCopies(cells[k][l], new int[] {k, l}));
            }
        }
        RatingTable table = RatingTable.ofCodes(rows.toArray(int[][]::new), Categories.of(List.of("1", "2", "3")));
        double observed = 3 * 0.25 / 12;
        double expected = (0.25 * (5 * 3 + 4 * 5 + 4 * 4 + 3 * 3) + 5 * 4 + 3 * 5) / 144;

        assertThat(new Coefficient.CohenKappa(Weights.QUADRATIC).of(table).orElseThrow())
                .isCloseTo(1 - observed / expected, within(1e-12));
        assertThat(new Coefficient.CohenKappa(Weights.LINEAR).of(table).orElseThrow())
                .isCloseTo(
                        1 - (3 * 0.5 / 12) / ((0.5 * (5 * 3 + 4 * 5 + 4 * 4 + 3 * 3) + 5 * 4 + 3 * 5) / 144),
                        within(1e-12));
    }

    @Test
    void nearMissesWeighLessOnAnOrderedScale() {
        RatingTable near = RatingTable.ofCodes(new int[][] {{0, 1}, {1, 2}, {2, 3}, {3, 3}, {0, 0}, {3, 2}}, FOUR);

        double identity = Coefficient.gwetAc1().of(near).orElseThrow();
        for (Weights weights : List.of(Weights.LINEAR, Weights.QUADRATIC, Weights.ORDINAL)) {
            assertThat(new Coefficient.GwetAc2(weights).of(near).orElseThrow()).isGreaterThan(identity + 0.2);
        }
        assertThat(Weights.ORDINAL.of(FOUR, 0, 3)).isZero();
        assertThat(Weights.ORDINAL.of(FOUR, 0, 2)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void whatTheDataLeaveUndefinedIsEmpty() {
        RatingTable nothing = RatingTable.ofCodes(new int[0][], FOUR);
        RatingTable single = RatingTable.ofCodes(new int[][] {{0, -1}, {-1, 2}}, FOUR);
        RatingTable constant = RatingTable.ofCodes(new int[][] {{1, 1}, {1, 1}, {1, 1}}, FOUR);

        for (Coefficient coefficient : FOR_ANY_RATERS) {
            assertThat(coefficient.of(nothing)).isEmpty();
            assertThat(Agreement.of(single, coefficient, OPTIONS)).isEmpty();
        }
        assertThat(new Coefficient.KrippendorffAlpha(Level.NOMINAL).of(constant))
                .isEmpty();
        assertThat(new Coefficient.FleissKappa().of(constant)).isEmpty();
        assertThat(Coefficient.gwetAc1().of(constant)).hasValue(1);
        assertThat(Agreement.gwetStandardError(single, Weights.IDENTITY)).isEmpty();
    }

    @Test
    void undefinedResamplesAreCounted() {
        int[][] codes = new int[20][];
        for (int u = 0; u < codes.length; u++) {
            codes[u] = u == 0 ? new int[] {0, 2} : new int[] {1, 1};
        }
        Agreement agreement = Agreement.of(
                        RatingTable.ofCodes(codes, FOUR), new Coefficient.KrippendorffAlpha(Level.NOMINAL), OPTIONS)
                .orElseThrow();

        // The one unit that differs is missed by (19/20)^20 = 36 % of the resamples.
        assertThat(agreement.undefinedResamples()).isBetween(110, 180);
    }

    @Test
    void refusesRatingsThatCannotBe() {
        assertThatThrownBy(() -> RatingTable.of(List.of(new Choice("u", "r", "maybe")), FOUR))
                .hasMessageContaining("maybe");
        assertThatThrownBy(() -> RatingTable.of(List.of(new Choice("u", "r", "A"), new Choice("u", "r", "B")), FOUR))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> RatingTable.ofCodes(new int[][] {{4}}, FOUR)).hasMessageContaining("not below 4");
        assertThatThrownBy(() -> RatingTable.ofCodes(new int[][] {{1}, {1, 2}}, FOUR))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Categories.of(List.of("A", "A"))).hasMessageContaining("distinct");
        assertThatThrownBy(() -> new Categories(List.of("A", "B"), List.of(2.0, 1.0)))
                .hasMessageContaining("ascend");
        RatingTable three = RatingTable.ofCodes(new int[][] {{0, 1, 1}}, FOUR);
        assertThatThrownBy(() -> new Coefficient.CohenKappa(Weights.IDENTITY).of(three))
                .hasMessageContaining("two raters");
    }

    /** Three raters who see the true category with the given probability and guess otherwise. */
    private static int[][] codes(int units, double skill, long seed) {
        SeededDraws draws = new SeededDraws(seed);
        int[][] codes = new int[units][3];
        for (int[] unit : codes) {
            int truth = draws.below(4);
            for (int r = 0; r < 3; r++) {
                unit[r] = draws.uniform() < skill ? truth : draws.below(4);
            }
        }
        return codes;
    }
}
