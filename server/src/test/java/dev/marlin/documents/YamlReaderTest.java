package dev.marlin.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.documents.YamlValue.Fields;
import dev.marlin.kernel.MarlinException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
    @Test
    void readsTextNumbersListsAndMappings() {
        Fields file = YamlReader.read("""
                name: one
                seconds: 120
                lines: [a, "b"]
                inner:
                  text: |
                    two
                    lines
                empty:
                """);
        assertThat(file.text("name")).isEqualTo("one");
        assertThat(file.number("seconds")).isEqualTo(120);
        assertThat(file.texts("lines")).containsExactly("a", "b");
        assertThat(file.fields("inner").text("text")).isEqualTo("two\nlines\n");
        assertThat(file.has("empty")).isFalse();
        assertThat(file.text("empty", "otherwise")).isEqualTo("otherwise");
    }

    @Test
    void namesTheLineOfAnUnknownKey() {
        Fields file = YamlReader.read("name: one\nnmae: two\n");
        assertThatThrownBy(() -> file.allowOnly(Set.of("name")))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining("Line 2")
                .hasMessageContaining("nmae");
    }

    @Test
    void refusesAliasesBeforeTheyGrow() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        refuses(bomb.toString(), "Line 1", "anchors and aliases");
        refuses("a: 1\nb: *a\n", "Line 2", "aliases");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a: !!java.net.URL [x]       | Line 1 | tags
                    a: !custom x                | Line 1 | tags
                    a: 1\\na: 2                  | Line 2 | second time
                    - a                         | Line 1 | mapping
                    a: {b                       | Line 1 | not YAML
                    a: 1\\n---\\nb: 2             | Line 2 | second document
                    ? [x]\\n: y                  | Line 1 | key
                    '%TAG ! tag:x,2000:\\n---\\na: 1\\n...\\nb' | Line 5 | not YAML
                    """)
    void refusesWithTheLine(String yaml, String line, String reason) {
        refuses(yaml.replace("\\n", "\n"), line, reason);
    }

    @Test
    void refusesAnEmptyFile() {
        refuses("", "Line 1", "empty");
        refuses("# nothing\n", "Line", "empty");
    }

    @Test
    void refusesDepthAndSize() {
        refuses("a: " + "[".repeat(40) + "]".repeat(40), "too deep");
        refuses("a: [" + "x,".repeat(60_000) + "x]", "50,000");
        refuses("a: " + "x".repeat(2_000_001), "2,000,000");
    }

    @Test
    void refusesControlCharacters() {
        refuses("a: \"b\u0000c\"", "not YAML");
    }

    private static void refuses(String yaml, String... parts) {
        assertThatThrownBy(() -> YamlReader.read(yaml))
                .isInstanceOf(MarlinException.class)
                .hasMessageContainingAll(parts);
    }
}
