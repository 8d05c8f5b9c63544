package dev.marlin.statistics.ranking.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.statistics.csv.CsvException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoteTableTest {
    @TempDir
    private Path folder;

    @Test
    void numbersCompetitorsInTheOrderOfTheirNames() throws IOException {
        VoteTable table = read("left,right,winner\nb,a,left\na,c,Tie\nc,b,both_bad\n");

        assertThat(table.comparisons().names()).containsExactly("a", "b", "c");
        assertThat(table.comparisons().left(0)).isEqualTo(1);
        assertThat(table.comparisons().outcome(1)).isEqualTo(1);
        assertThat(table.comparisons().outcome(2)).isEqualTo(3);
        assertThat(table.comparisons().isClustered()).isFalse();
        assertThat(table.dependence()).isEmpty();
        assertThat(table.judged()).isEmpty();
        assertThat(table.covariates()).isEmpty();
    }

    @Test
    void takesWeightsTasksAndCovariatesWhereTheyAreThere() throws IOException {
        VoteTable table =
                read("x_words,left,right,winner,weight,task\n3,a,b,left,0.5,t1\n5,b,a,right,2,t1\n1,a,b,tie,1,t2\n");

        assertThat(table.comparisons().weight(1)).isEqualTo(2);
        assertThat(table.comparisons().cluster(0)).isEqualTo(table.comparisons().cluster(1));
        assertThat(table.dependence()).isEqualTo("task");
        assertThat(table.covariates()).isPresent();
    }

    @Test
    void annotatorsCrossTasksFromTwentyOn() throws IOException {
        assertThat(ofAnnotators(19).dependence()).isEqualTo("task");
        assertThat(ofAnnotators(19).judged().orElseThrow().people()).hasSize(19);
        assertThat(ofAnnotators(20).dependence()).isEqualTo("task and annotator");
        assertThat(ofAnnotators(20).comparisons().isCrossed()).isTrue();
    }

    @Test
    void refusesRowsByTheirLines() {
        assertThatThrownBy(() -> read("left,right,winner,weight\na,b,nobody,1\na,a,left,1\na,b,left,0\n"))
                .isInstanceOf(CsvException.class)
                .hasMessageContainingAll("line 2: winner nobody", "line 3: a is compared", "line 4: weight 0.0");
        assertThatThrownBy(() -> read("left,right,winner\n")).hasMessageContaining("no comparison");
    }

    private VoteTable ofAnnotators(int people) throws IOException {
        StringBuilder text = new StringBuilder("left,right,winner,task,annotator\n");
        for (int row = 0; row < 60; row++) {
            text.append("a,b,left,t%d,p%d\n".formatted(row / 3, row % people));
        }
        return read(text.toString());
    }

    private VoteTable read(String text) throws IOException {
        return VoteTable.read(Files.writeString(folder.resolve("votes.csv"), text));
    }
}
