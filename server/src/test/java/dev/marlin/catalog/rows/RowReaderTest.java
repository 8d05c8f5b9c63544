package dev.marlin.catalog.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.kernel.MarlinException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReaderTest {
    private final Map<Long, CatalogRow> rows = new LinkedHashMap<>();
    private final Map<Long, String> bad = new LinkedHashMap<>();
    private final TreeSet<String> ignored = new TreeSet<>();

    @Test
    void readsJsonLinesPlainAndPackedAlike() throws IOException {
        String text = """
                {"full_name": "a/b", "stars": 12, "topics": ["Web Dev", "3d", "3d"], "license": "mit", "forks": 3}

                {"clone_url": "https://codeberg.org/A/B", "source": "list", "updated_at": "2026-08-05", "archived": true}
                """;
        read(bytes(text));
        Map<Long, CatalogRow> plain = Map.copyOf(rows);
        rows.clear();
        read(gzip(text));
        assertThat(rows).isEqualTo(plain).containsOnlyKeys(1L, 3L);
        CatalogRow first = rows.get(1L);
        assertThat(first.address().key()).isEqualTo("https://github.com/a/b");
        assertThat(first.topics()).containsExactly("3d", "web-dev");
        assertThat(first.license()).contains("MIT");
        assertThat(first.stars()).hasValue(12);
        assertThat(first.source()).isEqualTo("file.jsonl");
        assertThat(first.archived()).isEmpty();
        CatalogRow second = rows.get(3L);
        assertThat(second.archived()).contains(true);
        assertThat(second.source()).isEqualTo("list");
        assertThat(second.asOf()).contains(Instant.parse("2026-08-05T00:00:00Z"));
        assertThat(ignored).containsExactly("forks");
        assertThat(bad).isEmpty();
    }

    @Test
    void readsTheAnswerOfAForgesApi() throws IOException {
        read(bytes("{\"full_name\": \"a/b\", \"license\": {\"key\": \"mit\", \"spdx_id\": \"MIT\"},"
                + " \"stargazers_count\": 7, \"description\": null}"));
        assertThat(rows.get(1L).license()).contains("MIT");
        assertThat(rows.get(1L).stars()).hasValue(7);
        assertThat(rows.get(1L).description()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2021-12-30T02:19:09Z | 2021-12-30T02:19:09Z",
                "2021-12-30T02:19:09+02:00 | 2021-12-30T00:19:09Z",
                "2021-01-05 13:09:27.000 | 2021-01-05T13:09:27Z",
                "2026-06-25 13:28:20 | 2026-06-25T13:28:20Z",
                "2011-05-27 | 2011-05-27T00:00:00Z"
            })
    void readsAllFormsOfDates(String text, Instant instant) throws IOException {
        read(bytes("{\"full_name\": \"a/b\", \"pushed_at\": \"" + text + "\"}"));
        assertThat(rows.get(1L).pushedAt()).contains(instant);
        assertThat(rows.get(1L).asOf()).contains(instant);
    }

    @Test
    void tellsEachBadRowWithItsLineAndReasonAndTakesTheOthers() throws IOException {
        List<String> lines = List.of(
                "{\"full_name\": \"good/one\"}",
                "{\"full_name\": \"a/b\", \"stars\": 1, \"stars\": 2}",
                "{\"full_name\": \"a/b\"",
                "[1, 2]",
                "{\"stars\": 3}",
                "{\"full_name\": \"no slash\"}",
                "{\"full_name\": \"a/b\", \"stars\": \"many\"}",
                "{\"full_name\": \"a/b\", \"stars\": -1}",
                "{\"full_name\": \"a/b\", \"stars\": 1e1000000000}",
                "{\"full_name\": \"a/b\", \"stars\": 1.5}",
                "{\"full_name\": \"a/b\", \"updated_at\": \"yesterday\"}",
                "{\"full_name\": \"a/b\", \"topics\": {\"x\": 1}}",
                "{\"full_name\": \"a/b\", \"topics\": [1]}",
                "{\"full_name\": \"a/b\", \"archived\": \"perhaps\"}",
                "{\"clone_url\": \"--upload-pack=x\"}",
                "{\"full_name\": \"a/b\"} trailing",
                "{\"x\":" + "[".repeat(500) + "]".repeat(500) + "}",
                "{\"full_name\": \"a/b\", \"description\": \"" + "x".repeat(4_001) + "\"}",
                "{\"full_name\": \"a/b\", \"description\": \"" + "x".repeat(300_000) + "\"}",
                "{\"full_name\": \"good/two\"}");
        read(bytes(String.join("\n", lines)));
        assertThat(rows).containsOnlyKeys(1L, 20L);
        assertThat(bad).hasSize(18);
        assertThat(bad.get(2L)).contains("stars").containsIgnoringCase("duplicate");
        assertThat(bad.get(5L)).contains("clone_url and full_name are both missing");
        assertThat(bad.get(7L)).isEqualTo("stars: a whole number is expected, not \"many\"");
        assertThat(bad.get(11L)).startsWith("updated_at: not a date: \"yesterday\"");
        assertThat(bad.get(15L)).contains("looks like an option");
        assertThat(bad.get(19L)).startsWith("longer than 256 KiB");
        assertThat(bad.values()).allSatisfy(reason -> assertThat(reason).hasSizeLessThan(300));
    }

    @Test
    void refusesALineThatIsNotUtf8AndReadsTheNext() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(bytes("{\"full_name\": \"a/b\", \"description\": \""));
        file.writeBytes(new byte[] {(byte) 0xC3, (byte) 0x28});
        file.writeBytes(bytes("\"}\n{\"full_name\": \"c/d\"}\n"));
        read(file.toByteArray());
        assertThat(bad).containsOnlyKeys(1L).containsValue("not UTF-8");
        assertThat(rows).containsOnlyKeys(2L);
    }

    @Test
    void cleansTextsThatADatabaseCannotHold() throws IOException {
        read(bytes("{\"full_name\": \"a/b\", \"description\": \"a\\u0000b\\ud800c\\nd\"}"));
        assertThat(rows.get(1L).description()).contains("a b\uFFFDc d");
    }

    @Test
    void readsCsvWithQuotedLineBreaksAndListsInCells() throws IOException {
        read(bytes("\uFEFFFull_Name,Stars,topics,description,rank\r\n"
                + "a/b,5,\"web;cli|tools\",\"two\r\nlines, \"\"quoted\"\"\",9\r\n"
                + "c/d,,,,\r\n"));
        assertThat(rows).containsOnlyKeys(2L, 4L);
        assertThat(rows.get(2L).topics()).containsExactly("cli", "tools", "web");
        assertThat(rows.get(2L).description()).contains("two lines, \"quoted\"");
        assertThat(rows.get(4L).stars()).isEmpty();
        assertThat(ignored).containsExactly("rank");
    }

    @Test
    void losesOnlyTheLineWhoseQuoteIsNeverClosed() throws IOException {
        StringBuilder file = new StringBuilder("full_name,description\na/b,\"open\n");
        for (int i = 0; i < 40; i++) {
            file.append("o/r").append(i).append(",fine\n");
        }
        file.append("x/y,too,many,columns\n");
        read(bytes(file.toString()));
        assertThat(rows).hasSize(40);
        assertThat(bad).containsOnlyKeys(2L, 43L);
        assertThat(bad.get(43L)).isEqualTo("the header has 2 columns, this row has 4");
    }

    @Test
    void refusesAFileThatIsNoCatalog() {
        assertThatThrownBy(() -> read(bytes("just some text\nand more")))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining("This is no catalog");
        assertThatThrownBy(() -> read(bytes("")))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> read(bytes("full_name,stars,stars\na/b,1,2")))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void keepsWhatCameBeforeTheDamageOfAnArchive() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append("{\"full_name\": \"o/r").append(i * 7919).append("\"}\n");
        }
        byte[] whole = gzip(text.toString());
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        assertThatThrownBy(() -> read(cut))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining("damaged or cut off");
        assertThat(rows).hasSizeBetween(1_000, 4_000);
    }

    private void read(byte[] file) throws IOException {
        new RowReader("file.jsonl", new RowSink() {
                    @Override
                    public void row(long line, CatalogRow row) {
                        rows.put(line, row);
                    }

                    @Override
                    public void bad(long line, String reason) {
                        bad.put(line, reason);
                    }

                    @Override
                    public void ignored(String field) {
                        ignored.add(field);
                    }
                })
                .read(new ByteArrayInputStream(file));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes(text));
        }
        return packed.toByteArray();
    }
}
