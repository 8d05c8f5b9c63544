package dev.marlin.app.command.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.command.option.ProgressLine.Manner;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final StringWriter said = new StringWriter();
    private long now;

    @Test
    void drawsABarOverAndOverAndTakesItAway() {
        ProgressLine line = line(Manner.BAR);
        now = 5_000_000_000L;
        line.at("a.csv: 1,000 rows", 25, 100);
        assertThat(said.toString()).isEqualTo("\r[######..................] 25 %  a.csv: 1,000 rows, 16 s left");
        line.at("a.csv", 100, 100);
        assertThat(said.toString()).contains("\r[########################] 100 %  a.csv ");
        line.end();
        assertThat(said.toString()).endsWith(" \r").doesNotContain("\n");
    }

    @Test
    void printsAPlainLineEachTenSeconds() {
        ProgressLine line = line(Manner.LINES);
        for (int second = 1; second <= 30; second++) {
            now = second * 1_000_000_000L;
            line.at("rows", second, 300);
        }
        line.end();
        assertThat(said.toString().lines())
                .containsExactly("3 %  rows, 4 min left", "6 %  rows, 4 min left", "10 %  rows, 4 min left");
    }

    @Test
    void saysNothingWhenAskedTo() {
        ProgressLine line = line(Manner.SILENT);
        now = 60_000_000_000L;
        line.at("rows", 1, 2);
        line.end();
        assertThat(said.toString()).isEmpty();
    }

    @Test
    void survivesSizesThatAreNone() {
        ProgressLine line = line(Manner.BAR);
        line.at("rows", 0, 0);
        line.at("rows", 7, 3);
        assertThat(said.toString()).contains("100 %  rows");
    }

    private ProgressLine line(Manner manner) {
        return new ProgressLine(new PrintWriter(said), manner, () -> now);
    }
}
