package dev.marlin.dashboards.records;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One table of records; moments in UTC, empty where there is nothing.
 *
 * @param name of its file, without the ending
 * @param rows as wide as the header
 */
record RecordTable(String name, List<String> header, List<List<String>> rows) {
    RecordTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** RFC 4180, with a header. */
    byte[] csv() {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(header);
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes all", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
