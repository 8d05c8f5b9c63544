package dev.marlin.statistics.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.statistics.ranking.count.Outcome;
import dev.marlin.statistics.ranking.count.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;

class BattleTableTest {

    @Test
    void countsEachPairFromEitherSide() {
        BattleTable table = BattleTable.count(List.of(
                new Battle("b", "a", Outcome.A, "t1"),
                new Battle("b", "a", Outcome.A, "t1"),
                new Battle("a", "b", Outcome.A, "t1"),
                new Battle("a", "b", Outcome.TIE, "t2"),
                new Battle("b", "a", Outcome.BOTH_BAD, "t2"),
                new Battle("c", "a", Outcome.B, "t3")));

        assertThat(table.agents()).containsExactly("a", "b", "c");
        assertThat(table.battles()).isEqualTo(6);
        assertThat(table.clusters()).isEqualTo(3);
        assertThat(table.between("a", "b")).isEqualTo(new Tally(1, 1, 2, 1));
        assertThat(table.between("b", "a")).isEqualTo(new Tally(2, 1, 1, 1));
        assertThat(table.between("a", "c")).isEqualTo(new Tally(1, 0, 0, 0));
        assertThat(table.between("b", "c")).isEqualTo(Tally.EMPTY);
        assertThat(table.between("b", "nobody")).isEqualTo(Tally.EMPTY);
    }

    @Test
    void anEmptyTableHasNoAgents() {
        BattleTable table = BattleTable.count(List.of());

        assertThat(table.agents()).isEmpty();
        assertThat(table.battles()).isZero();
        assertThat(table.clusters()).isZero();
    }
}
