package dev.marlin.app.command.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {
    private final Rows rows =
            new Rows(List.of("TASK", "STATE"), List.of(List.of("one", "resolved"), List.of("number two", "open")));

    @Test
    void peopleGetHeadsAndColumns() {
        assertThat(rows.text(true).lines())
                .containsExactly("TASK        STATE", "one         resolved", "number two  open");
    }

    @Test
    void programsGetTabsAndNoHeads() {
        assertThat(rows.text(false)).isEqualTo("one\tresolved\nnumber two\topen");
    }

    @Test
    void aCellBreaksNoLineAndTellsTheTerminalNothing() {
        Rows hostile = new Rows(List.of("A", "B"), List.of(List.of("a\tb\nc", "\u001b[31mred\u0007")));
        assertThat(hostile.text(false)).isEqualTo("a b c\t [31mred ");
        assertThat(hostile.text(true)).doesNotContain("\u001b", "\u0007").hasLineCount(2);
    }
}
