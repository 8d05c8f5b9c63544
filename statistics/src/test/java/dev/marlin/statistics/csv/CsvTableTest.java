package dev.marlin.statistics.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.marlin.statistics.csv.CsvColumn.Kind;
import dev.marlin.statistics.interval.SeededDraws;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
    private static final List<CsvColumn> VOTES = List.of(
            CsvColumn.required("left", Kind.WORD),
            CsvColumn.required("right", Kind.WORD),
            CsvColumn.optional("weight", Kind.NUMBER),
            CsvColumn.startingWith("x_", Kind.NUMBER));

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsColumnsByNameWhateverTheLineEnds(String end) throws IOException {
        CsvTable table =
                read("x_length,right,note,left,weight" + end + "1.5,b,\"a, b\",a,2" + end + end + "-2e1,a,,c,0.25");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(words(table, "left")).containsExactly("a", "c");
        assertThat(words(table, "right")).containsExactly("b", "a");
        assertThat(table.number("weight").orElseThrow()).containsExactly(2, 0.25);
        assertThat(table.numbers()).containsOnlyKeys("x_length", "weight");
        assertThat(table.number("x_length").orElseThrow()).containsExactly(1.5, -20);
        assertThat(table.optionalWord("note")).isEmpty();
    }

    @Test
    void quotesHoldCommasQuotesAndLines() throws IOException {
        CsvTable table = read("\uFEFF\"left\", right \n\"a,\"\"1\"\"\n\",\"\"\"\"\nplain,x\"y\n");
        assertThat(words(table, "left")).containsExactly("a,\"1\"\n", "plain");
        assertThat(words(table, "right")).containsExactly("\"", "x\"y");
        assertThat(table.lines()).containsExactly(2, 4);
    }

    @Test
    void namesEveryBadRowByItsLineAndKeepsNone() {
        CsvException refused = catchThrowableOfType(
                CsvException.class,
                () -> read("left,right,weight\na,b,1\n\"two\nlines\",b,x\na\na,,1\na,b,NaN\na,b,0x10\na,b,1,2\n"));
        assertThat(refused.rows())
                .extracting(CsvException.BadRow::toString)
                .containsExactly(
                        "line 3: weight is no number: x",
                        "line 5: 1 field, but the header has 3",
                        "line 6: right is empty",
                        "line 7: weight is no number: NaN",
                        "line 8: weight is no number: 0x10",
                        "line 9: 4 fields, but the header has 3");
    }

    @Test
    void ofManyBadRowsTheFirstAreNamedAndTheOthersCounted() {
        assertThatThrownBy(() -> read("left,right\n" + "a\n".repeat(1_000)))
                .hasMessageStartingWith("line 2: 1 field")
                .hasMessageEndingWith("and 980 more lines that are wrong");
    }

    @ParameterizedTest
    @CsvSource({
        "'', there is no header",
        "'left,weight', the header lacks right",
        "'left,left,right', the header names left twice",
    })
    void refusesAHeaderThatDoesNotServe(String text, String problem) {
        assertThatThrownBy(() -> read(text)).hasMessageContaining(problem);
    }

    @Test
    void aRowWithoutEndIsRefusedBeforeItFillsTheMemory() {
        assertThatThrownBy(() -> read("left,right\n\"" + "x".repeat(3 << 20)))
                .hasMessageContaining("line 2: a row of more");
        assertThatThrownBy(() -> read("left,right\n" + ",".repeat(20_000)))
                .hasMessageContaining("more than 10000 fields");
    }

    @Test
    void controlCharactersInAMessageAreShownAsQuestionMarks() {
        assertThatThrownBy(() -> read("left,right,weight\na,b,\u001b[31m1"))
                .hasMessage("line 2: weight is no number: ?[31m1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0.5",
                "123456789012345",
                "1234567890123456789",
                "0.1",
                ".5",
                "5.",
                "+7",
                "1e-3",
                "0.30000000000000004",
                "99999.99999"
            })
    void numbersAreExactlyWhatJavaMakesOfThem(String number) throws IOException {
        assertThat(read("left,right,weight\na,b," + number).number("weight").orElseThrow())
                .containsExactly(Double.parseDouble(number));
    }

    /** Long enough to need many buffers; one row in a hundred is quoted. */
    @Test
    void whatWasWrittenComesBack() throws IOException {
        SeededDraws draws = new SeededDraws(8);
        List<String> left = new ArrayList<>();
        StringBuilder text = new StringBuilder("left,right\n");
        while (text.length() < (5 << 20)) {
            String word = "m" + draws.below(5_000) + (draws.below(100) == 0 ? ",\"\n" : "");
            left.add(word);
            text.append('"').append(word.replace("\"", "\"\"")).append("\",b\n");
        }
        assertThat(words(read(text.toString()), "left")).isEqualTo(left);
    }

    private static CsvTable read(String text) throws IOException {
        return CsvTable.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), VOTES);
    }

    private static List<String> words(CsvTable table, String column) {
        CsvTable.Words words = table.word(column);
        List<String> all = new ArrayList<>();
        for (int code : words.codes()) {
            all.add(words.names().get(code));
        }
        return all;
    }
}
