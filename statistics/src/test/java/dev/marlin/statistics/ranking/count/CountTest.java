package dev.marlin.statistics.ranking.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountTest {

    @Test
    void cellsHoldEveryRowOnce() {
        CellTable cells = CellTable.count(mixed(), BothBad.LEFT_OUT, false);

        assertThat(cells.rows()).isEqualTo(12);
        assertThat(cells.bothBadRate()).isCloseTo(3 / 15.0, within(1e-15));
        assertThat(cells.counts().pairs()).isEqualTo(2);
        assertThat(cells.counts().wins()).containsExactly(4 + 2, 0);
        assertThat(cells.counts().ties()).containsExactly(1, 3);
        assertThat(cells.counts().losses()).containsExactly(0, 2);
    }

    @Test
    void sidesAndBothBadAreToldApartOnRequest() {
        assertThat(CellTable.count(mixed(), BothBad.LEFT_OUT, true).counts().pairs())
                .isEqualTo(3);
        CellTable asTie = CellTable.count(mixed(), BothBad.AS_TIE, false);
        assertThat(asTie.counts().totalTies()).isEqualTo(7);
        assertThat(asTie.bothBadRate()).isCloseTo(3 / 15.0, within(1e-15));
    }

    @Test
    void weightsMakeCellsOfTheirOwnAndSumToTheSame() {
        Comparisons plain = mixed();
        double[] weights = new double[plain.rows()];
        Arrays.fill(weights, 2);
        weights[0] = 0.5;
        CellTable weighted = CellTable.count(plain.weighted(weights), BothBad.LEFT_OUT, false);

        assertThat(weighted.rows()).isEqualTo(12);
        assertThat(weighted.counts().wins()[0]).isCloseTo(5 * 2 + 0.5, within(1e-12));
        assertThat(weighted.cells()).isEqualTo(5);
    }

    @Test
    void sortingAndCountingOnAGridAgree() {
        Comparisons plain = Rows.drawn(new double[] {1, 0.5, 0, -0.5, -1}, 0.4, 0, 3000, 5);
        double[] ones = new double[plain.rows()];
        Arrays.fill(ones, 1);
        for (boolean bySide : new boolean[] {false, true}) {
            PairCounts grid = CellTable.count(plain, BothBad.LEFT_OUT, bySide).counts();
            PairCounts sorted = CellTable.count(plain.weighted(ones), BothBad.LEFT_OUT, bySide)
                    .counts();
            assertThat(sorted.first()).containsExactly(grid.first());
            assertThat(sorted.second()).containsExactly(grid.second());
            assertThat(sorted.wins()).containsExactly(grid.wins());
            assertThat(sorted.ties()).containsExactly(grid.ties());
            assertThat(sorted.losses()).containsExactly(grid.losses());
        }
    }

    @Test
    void namesTheRowThatIsWrong() {
        List<String> names = List.of("x", "y");
        assertThatThrownBy(() -> Comparisons.of(names, new int[] {0, 1}, new int[] {1, 1}, new byte[2]))
                .hasMessageContaining("row 1")
                .hasMessageContaining("itself");
        assertThatThrownBy(() -> Comparisons.of(names, new int[] {0, 2}, new int[] {1, 1}, new byte[2]))
                .hasMessageContaining("row 1");
        assertThatThrownBy(() -> Comparisons.of(names, new int[] {0}, new int[] {1}, new byte[] {4}))
                .hasMessageContaining("unknown outcome 4");
        assertThatThrownBy(() -> Comparisons.of(names, new int[] {0}, new int[] {1}, new byte[] {-1}))
                .hasMessageContaining("unknown outcome -1");
        Comparisons one = Comparisons.of(names, new int[] {0}, new int[] {1}, new byte[1]);
        assertThatThrownBy(() -> one.weighted(new double[] {0})).hasMessageContaining("row 0");
        assertThatThrownBy(() -> one.weighted(new double[2])).hasMessageContaining("weight");
        assertThatThrownBy(() -> one.clustered(new int[] {-1})).hasMessageContaining("row 0");
    }

    @Test
    void findsComponentsAndWhoIsSurelyAbove() {
        Comparisons rows = Rows.written(7, "0>1 1>2 2>1 2>3 5=4").comparisons();
        Groups groups =
                new Groups(CellTable.count(rows, BothBad.LEFT_OUT, false).counts());

        assertThat(groups.components()).containsExactly(new int[] {0, 1, 2, 3}, new int[] {4, 5});
        assertThat(groups.strata()).containsExactly(0, 1, 1, 3, 4, 4, 6);
        assertThat(groups.aboveAndBelow())
                .isDeepEqualTo(new int[][] {{0, 3}, {1, 1}, {1, 1}, {3, 0}, {0, 0}, {0, 0}, {0, 0}});
    }

    private static Comparisons mixed() {
        return Rows.written(3, "0>1 x4, 1<0 x2, 1=0 1=2 x3, 1<2 x2, 0!2 x3").comparisons();
    }
}
