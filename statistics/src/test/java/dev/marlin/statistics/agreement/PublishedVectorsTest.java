package dev.marlin.statistics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Coefficients of data sets printed in the literature. */
class PublishedVectorsTest {

    /** Krippendorff 2011, section C: four observers, twelve units; also Gwet's example of four raters. */
    private static final RatingTable KRIPPENDORFF = byRater(
            5,
            "1 2 3 3 2 1 4 1 2 . . .",
            "1 2 3 3 2 2 4 1 2 5 . 3",
            ". 3 3 3 2 3 4 2 2 5 1 .",
            "1 2 3 3 2 4 4 1 2 5 1 .");

    @Test
    void krippendorffsFourObservers() {
        assertThat(alpha(KRIPPENDORFF, Level.NOMINAL)).isCloseTo(904 / 1216.0, within(1e-12));
        assertThat(alpha(KRIPPENDORFF, Level.ORDINAL)).isCloseTo(0.815, within(5e-4));
        assertThat(alpha(KRIPPENDORFF, Level.INTERVAL)).isCloseTo(0.849, within(5e-4));
        assertThat(alpha(KRIPPENDORFF, Level.RATIO)).isCloseTo(0.797, within(5e-4));
    }

    @Test
    void threeCodersWithManyHoles() {
        RatingTable table = byRater(
                4, ". . . . . 3 4 1 2 1 1 3 3 . 3", "1 . 2 1 3 3 4 3 . . . . . . .", ". . 2 1 3 4 4 . 2 1 1 3 3 . 4");

        assertThat(alpha(table, Level.NOMINAL)).isCloseTo(0.691358024691, within(1e-9));
        assertThat(alpha(table, Level.INTERVAL)).isCloseTo(0.810844892812, within(1e-9));
    }

    @Test
    void gwetsFourRaters() {
        assertThat(value(Coefficient.gwetAc1(), KRIPPENDORFF)).isCloseTo(0.775444, within(5e-7));
        assertThat(Agreement.gwetStandardError(KRIPPENDORFF, Weights.IDENTITY).orElseThrow())
                .isCloseTo(0.14295, within(5e-6));
        assertThat(value(new Coefficient.FleissKappa(), KRIPPENDORFF)).isCloseTo(0.761169, within(5e-7));
        assertThat(value(new Coefficient.PercentAgreement(), KRIPPENDORFF)).isCloseTo(9 / 11.0, within(1e-9));
    }

    /** Fleiss 1971, table 1: 30 patients, six psychiatrists, five diagnoses. */
    @Test
    void fleissPsychiatrists() {
        RatingTable table = byCounts(
                "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 00501"
                        + " 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006");

        assertThat(table.units()).isEqualTo(30);
        assertThat(value(new Coefficient.FleissKappa(), table)).isCloseTo(0.430, within(5e-4));
    }

    /** Ten subjects, fourteen raters, five categories: the worked example of the encyclopedias. */
    @Test
    void tenSubjectsFourteenRaters() {
        RatingTable table = byCounts("0000e 02642 00356 03920 22811 77000 32630 25322 65210 02237");

        assertThat(value(new Coefficient.FleissKappa(), table)).isCloseTo(0.210, within(5e-4));
    }

    @Test
    void cohensTwoByTwo() {
        assertThat(value(new Coefficient.CohenKappa(Weights.IDENTITY), twoByTwo(20, 5, 10, 15)))
                .isCloseTo(0.4, within(1e-12));
    }

    /** Both said yes to 25 and 30 of 50: chance gives .55² + .45². */
    @Test
    void scottsTwoByTwo() {
        assertThat(value(new Coefficient.ScottPi(), twoByTwo(20, 5, 10, 15)))
                .isCloseTo((0.7 - 0.505) / 0.495, within(1e-12));
    }

    /** With one category nearly always chosen, kappa calls 94 % agreement worse than chance; AC1 does not. */
    @Test
    void theParadoxOfKappa() {
        RatingTable table = twoByTwo(118, 5, 2, 0);

        assertThat(value(new Coefficient.CohenKappa(Weights.IDENTITY), table)).isNegative();
        assertThat(value(Coefficient.gwetAc1(), table)).isCloseTo(0.94, within(5e-3));
    }

    static RatingTable twoByTwo(int bothFirst, int firstSecond, int secondFirst, int bothSecond) {
        int[] cells = {bothFirst, firstSecond, secondFirst, bothSecond};
        List<int[]> rows = new ArrayList<>();
        for (int cell = 0; cell < 4; cell++) {
            for (int i = 0; i < cells[cell]; i++) {
                rows.add(new int[] {cell / 2, cell % 2});
            }
        }
        return RatingTable.ofCodes(rows.toArray(int[][]::new), Categories.of(List.of("yes", "no")));
    }

    /** One word per unit, in it one hexadecimal digit per category: how many raters chose it. */
    private static RatingTable byCounts(String units) {
        List<int[]> rows = new ArrayList<>();
        for (String unit : units.split(" ")) {
            rows.add(IntStream.range(0, unit.length())
                    .flatMap(k -> IntStream.generate(() -> k).limit(Character.digit(unit.charAt(k), 16)))
                    .toArray());
        }
        return RatingTable.ofCodes(rows.toArray(int[][]::new), categories(5));
    }

    private static RatingTable byRater(int categories, String... raters) {
        int[][] codes = new int[raters[0].split(" ").length][raters.length];
        for (int r = 0; r < raters.length; r++) {
            String[] marks = raters[r].split(" ");
            for (int u = 0; u < marks.length; u++) {
                codes[u][r] = marks[u].equals(".") ? RatingTable.MISSING : Integer.parseInt(marks[u]) - 1;
            }
        }
        return RatingTable.ofCodes(codes, categories(categories));
    }

    private static Categories categories(int count) {
        return Categories.of(
                IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList());
    }

    private static double alpha(RatingTable table, Level level) {
        return value(new Coefficient.KrippendorffAlpha(level), table);
    }

    private static double value(Coefficient coefficient, RatingTable table) {
        return coefficient.of(table).orElseThrow();
    }
}
